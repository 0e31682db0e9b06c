package cloister.policy.condition;

import java.util.List;

/** {@code DateGreaterThanEquals}: at an instant or after it. */
final class DateGreaterThanEquals implements Operator {
    @Override
    public String name() {
        return "DateGreaterThanEquals";
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
        return Dates.test(wanted, order -> order >= 0);
    }
}
