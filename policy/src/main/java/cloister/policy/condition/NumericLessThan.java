package cloister.policy.condition;

import java.util.List;

/** {@code NumericLessThan}: below a number. */
final class NumericLessThan implements Operator {
    @Override
    public String name() {
        return "NumericLessThan";
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
        return Numbers.test(wanted, order -> order < 0);
    }
}
