package cloister.policy.lint;

import cloister.policy.condition.OperatorName;
import cloister.policy.condition.Quantifier;
import cloister.policy.condition.ValueType;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Locale;

/**
 * One test of a condition block: an operator, a key and the values it is compared with.
 *
 * @param operatorNode the operator's name as it stands
 * @param key the key's name as it stands
 * @param values the values; a number's or boolean's text is its value
 */
record ConditionView(
        TextNode operatorNode, OperatorName operator, TextNode key, List<TextNode> values) {
    ConditionView {
        values = List.copyOf(values);
    }

    /** What it asks of a key with several values. */
    Quantifier quantifier() {
        return operator.quantifier();
    }

    /** The operator's name without set operator and IfExists. */
    String base() {
        return operator.operator().name();
    }

    /** What kind of values it compares. */
    ValueType type() {
        return operator.operator().type();
    }

    boolean negated() {
        return operator.operator().negated();
    }

    boolean ifExists() {
        return operator.ifExists();
    }

    /** Whether it can hold only where the key is there. */
    boolean needsKey() {
        return !negated()
                && !ifExists()
                && quantifier() != Quantifier.ALL
                && type() != ValueType.PRESENCE;
    }

    /** Whether it is a Null test that demands the key: {@code "Null": {"key": "false"}}. */
    boolean demandsPresence() {
        return type() == ValueType.PRESENCE
                && values.stream().allMatch(value -> value.value().equalsIgnoreCase("false"));
    }

    /** The operator under another base name, set operator and IfExists kept. */
    String withBase(String other) {
        return quantifier().prefix() + other + (ifExists() ? "IfExists" : "");
    }

    /** Whether it tests a key, by its name in any case. */
    boolean tests(String name) {
        return key.value().equalsIgnoreCase(name);
    }

    /** Whether it tests a key whose name begins so, in any case. */
    boolean testsAny(String prefix) {
        return key.value().regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The key's name in lower case, as names of keys are compared. */
    String keyLower() {
        return key.value().toLowerCase(Locale.ROOT);
    }

    /** Operator and key, as messages name the test. */
    String words() {
        return operatorNode.value() + " " + key.value();
    }
}
