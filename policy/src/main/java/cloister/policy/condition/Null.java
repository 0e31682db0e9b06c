package cloister.policy.condition;

import java.util.List;

/** {@code Null}: whether the key is absent; {@code true} asks for absence. */
final class Null implements Operator {
    @Override
    public String name() {
        return "Null";
    }

    @Override
    public ValueType type() {
        return ValueType.PRESENCE;
    }

    @Override
    public boolean accepts(String wanted) {
        return Booleans.parse(wanted).isPresent();
    }

    /** The value tested is {@code true} where the key is absent. */
    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Booleans.equal(wanted);
    }
}
