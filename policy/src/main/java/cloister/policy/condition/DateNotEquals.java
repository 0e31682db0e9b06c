package cloister.policy.condition;

import java.util.List;

/** {@code DateNotEquals}: another instant. */
final class DateNotEquals implements Operator {
    @Override
    public String name() {
        return "DateNotEquals";
    }

    @Override
    public ValueType type() {
        return ValueType.DATE;
    }

    @Override
    public boolean negated() {
        return true;
    }

    @Override
    public boolean accepts(String wanted) {
        return Dates.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Dates.test(wanted, order -> order == 0);
    }
}
