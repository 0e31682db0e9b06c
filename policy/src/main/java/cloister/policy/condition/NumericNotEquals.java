package cloister.policy.condition;

import java.util.List;

/** {@code NumericNotEquals}: another number. */
final class NumericNotEquals implements Operator {
    @Override
    public String name() {
        return "NumericNotEquals";
    }

    @Override
    public ValueType type() {
        return ValueType.NUMERIC;
    }

    @Override
    public boolean negated() {
        return true;
    }

    @Override
    public boolean accepts(String wanted) {
        return Numbers.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Numbers.test(wanted, order -> order == 0);
    }
}
