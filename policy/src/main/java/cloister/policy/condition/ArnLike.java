package cloister.policy.condition;

import java.util.List;

/** {@code ArnLike}: an ARN that fits, part by part. */
final class ArnLike implements Operator {
    @Override
    public String name() {
        return "ArnLike";
    }

    @Override
    public ValueType type() {
        return ValueType.ARN;
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
