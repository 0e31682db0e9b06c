package cloister.policy.lint;

import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;

import java.util.List;

/**
 * A policy, or a part of one, as it stands in a text.
 *
 * @param span the stretch of text it takes up
 * @param members the document's members; none where there is no document
 * @param statements the value of Statement, or the statements that stand alone
 */
record Pasted(PolicyForm form, Span span, List<Member> members, List<Node> statements) {
    static Pasted document(ObjectNode node) {
        return new Pasted(PolicyForm.DOCUMENT, node.span(), node.members(), List.of());
    }

    static Pasted members(ObjectNode node) {
        return new Pasted(PolicyForm.MEMBERS, node.span(), node.members(), List.of());
    }

    static Pasted statement(ObjectNode node) {
        return new Pasted(PolicyForm.STATEMENT, node.span(), List.of(), List.of(node));
    }

    static Pasted statements(Span span, List<Node> statements) {
        return new Pasted(PolicyForm.STATEMENTS, span, List.of(), statements);
    }
}
