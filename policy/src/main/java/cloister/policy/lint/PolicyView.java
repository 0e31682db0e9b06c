package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Optional;

/**
 * A policy as far as it could be read.
 *
 * @param span the stretch of text it takes up
 * @param kind what it is attached as, said or guessed
 * @param version its Version
 * @param variables whether its Version knows policy variables
 * @param statements the statements that are objects, in order
 */
record PolicyView(
        PolicyForm form,
        Span span,
        PolicyKind kind,
        Optional<TextNode> version,
        boolean variables,
        List<StatementView> statements) {
    PolicyView {
        statements = List.copyOf(statements);
    }

    /** The place of its first character, for what is about the whole. */
    Span start() {
        return new Span(span.start(), Math.min(span.start() + 1, span.end()));
    }
}
