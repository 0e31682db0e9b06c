package cloister.policy.condition;

import java.util.List;

/** {@code Bool}: the same truth value. */
final class Bool implements Operator {
    @Override
    public String name() {
        return "Bool";
    }

    @Override
    public ValueType type() {
        return ValueType.BOOL;
    }

    @Override
    public boolean variables() {
        return true;
    }

    @Override
    public boolean accepts(String wanted) {
        return Booleans.parse(wanted).isPresent();
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Booleans.equal(wanted);
    }
}
