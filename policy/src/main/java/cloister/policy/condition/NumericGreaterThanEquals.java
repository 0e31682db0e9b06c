package cloister.policy.condition;

import java.util.List;

/** {@code NumericGreaterThanEquals}: a number or above it. */
final class NumericGreaterThanEquals implements Operator {
    @Override
    public String name() {
        return "NumericGreaterThanEquals";
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
        return Numbers.test(wanted, order -> order >= 0);
    }
}
