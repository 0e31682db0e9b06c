package cloister.policy.condition;

import java.util.List;

/** {@code StringNotEquals}: another text. */
final class StringNotEquals implements Operator {
    @Override
    public String name() {
        return "StringNotEquals";
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
    public boolean variables() {
        return true;
    }

    @Override
    public ValueTest test(List<Pattern> wanted) {
        return Strings.equal(wanted);
    }
}
