package cloister.policy.condition;

import java.util.List;

/** {@code StringNotEqualsIgnoreCase}: another text, whatever the case. */
final class StringNotEqualsIgnoreCase implements Operator {
    @Override
    public String name() {
        return "StringNotEqualsIgnoreCase";
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
        return Strings.equalIgnoringCase(wanted);
    }
}
