package cloister.policy.condition;

import java.util.List;

/** {@code StringLike}: text that fits wildcards, to the case. */
final class StringLike implements Operator {
    @Override
    public String name() {
        return "StringLike";
    }

    @Override
    public ValueType type() {
        return ValueType.STRING;
    }

    @Override
    public boolean wildcards() {
        return true;
    }

    @Override
    public boolean variables() {
        return true;
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Strings.like(wanted);
    }
}
