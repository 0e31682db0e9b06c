package cloister.policy.condition;

import java.util.List;

/** {@code ArnNotEquals}: an ARN that doesn't fit; the same as ArnNotLike. */
final class ArnNotEquals implements Operator {
    @Override
    public String name() {
        return "ArnNotEquals";
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
