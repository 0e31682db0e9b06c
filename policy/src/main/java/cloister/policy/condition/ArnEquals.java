package cloister.policy.condition;

import java.util.List;

/** {@code ArnEquals}: an ARN that fits, part by part; the same as ArnLike. */
final class ArnEquals implements Operator {
    @Override
    public String name() {
        return "ArnEquals";
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
