package cloister.policy.condition;

import java.util.List;

/** {@code StringEqualsIgnoreCase}: the same text, whatever the case. */
final class StringEqualsIgnoreCase implements Operator {
    @Override
    public String name() {
        return "StringEqualsIgnoreCase";
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
        return Strings.equalIgnoringCase(wanted);
    }
}
