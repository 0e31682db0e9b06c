package cloister.policy.lint;

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

    /** Whether it is a Null test that demands the key: {@code "Null": {"key": "false"}}. */
    boolean demandsPresence() {
        return operator.family() == OperatorName.Family.NULL
                && values.stream().allMatch(value -> value.value().equalsIgnoreCase("false"));
    }

    /** Operator and key, as messages name the test. */
    String words() {
        return operatorNode.value() + " " + key.value();
    }
}
