package cloister.policy.condition;

import java.util.List;

/** {@code NumericGreaterThan}: above a number. */
final class NumericGreaterThan implements Operator {
    @Override
    public String name() {
        return "NumericGreaterThan";
    }

    @Override
    public ValueType type() {
        return ValueType.NUMERIC;
    }

    @Override
    public boolean accepts(String wanted) {
        return Numbers.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Numbers.test(wanted, order -> order > 0);
    }
}
