package cloister.policy.condition;

import java.util.List;

/** {@code StringEquals}: the same text, to the case. */
final class StringEquals implements Operator {
    @Override
    public String name() {
        return "StringEquals";
    }

    @Override
    public ValueType type() {
        return ValueType.STRING;
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
