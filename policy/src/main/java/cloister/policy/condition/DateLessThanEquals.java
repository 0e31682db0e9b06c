package cloister.policy.condition;

import java.util.List;

/** {@code DateLessThanEquals}: at an instant or before it. */
final class DateLessThanEquals implements Operator {
    @Override
    public String name() {
        return "DateLessThanEquals";
    }

    @Override
    public ValueType type() {
        return ValueType.DATE;
    }

    @Override
    public boolean accepts(String wanted) {
        return Dates.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Dates.test(wanted, order -> order <= 0);
    }
}
