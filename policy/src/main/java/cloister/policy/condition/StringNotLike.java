package cloister.policy.condition;

import java.util.List;

/** {@code StringNotLike}: text that doesn't fit wildcards. */
final class StringNotLike implements Operator {
    @Override
    public String name() {
        return "StringNotLike";
    }

    @Override
    public ValueType type() {
        return ValueType.STRING;
    }

    @Override
    public boolean negated() {
        return true;
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
