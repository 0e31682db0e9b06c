package cloister.policy.condition;

import java.util.List;

/** {@code ArnNotLike}: an ARN that doesn't fit. */
final class ArnNotLike implements Operator {
    @Override
    public String name() {
        return "ArnNotLike";
    }

    @Override
    public ValueType type() {
        return ValueType.ARN;
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
        return ArnPattern.like(wanted);
    }
}
