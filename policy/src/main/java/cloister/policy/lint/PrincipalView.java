package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;

import java.util.List;

/**
 * The Principal or NotPrincipal of a statement.
 *
 * @param span the element's place
 * @param not whether it is NotPrincipal
 */
record PrincipalView(Span span, boolean not, List<Entry> entries) {
    PrincipalView {
        entries = List.copyOf(entries);
    }

    /** Whether everybody is meant. */
    boolean anyone() {
        return !not && entries.stream().anyMatch(entry -> entry.node().value().equals("*"));
    }

    /**
     * One principal.
     *
     * @param type AWS, Service, Federated or CanonicalUser; AWS for a bare {@code *}
     */
    record Entry(String type, TextNode node) {}
}
