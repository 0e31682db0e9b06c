package cloister.policy.lint;

import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Optional;

/**
 * A statement as far as it could be read.
 *
 * @param number its place in its document, from 1
 * @param sid its Sid, empty where it has none
 * @param allows whether its effect is Allow; false where it has none that can be read
 * @param denies whether its effect is Deny
 * @param actions the patterns of Action or NotAction
 * @param resources the patterns of Resource or NotResource
 * @param conditions one for each condition key under each operator; all must hold
 */
record StatementView(
        int number,
        ObjectNode node,
        String sid,
        boolean allows,
        boolean denies,
        Optional<PrincipalView> principal,
        Patterns actions,
        Patterns resources,
        List<ConditionView> conditions) {
    StatementView {
        conditions = List.copyOf(conditions);
    }

    /** How findings name the statement. */
    String where() {
        return sid.isEmpty() ? "statement " + number : "statement " + number + " (" + sid + ")";
    }

    /** The place of the statement's first lines: its Sid or Effect, or else the whole. */
    Span head() {
        return node.member("Sid")
                .or(() -> node.member("Effect"))
                .map(Member::span)
                .orElse(node.span());
    }

    /**
     * The values of an element that comes with a Not form.
     *
     * @param present whether the statement has the element at all
     * @param not whether it is the Not form
     * @param span the element's place, the statement's where it has none
     */
    record Patterns(boolean present, boolean not, Span span, List<TextNode> values) {
        Patterns {
            values = List.copyOf(values);
        }

        /** Whether everything is meant: {@code *} is among the values of the plain form. */
        boolean everything() {
            return !not && values.stream().anyMatch(value -> value.value().equals("*"));
        }
    }
}
