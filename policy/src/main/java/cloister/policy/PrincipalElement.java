package cloister.policy;

import java.util.List;

/**
 * The element Principal or NotPrincipal of a statement.
 *
 * @param negated whether it is NotPrincipal
 */
public record PrincipalElement(boolean negated, List<Entry> entries, Position position) {
    /** The type under which a bare {@code "*"} is kept. */
    public static final String AWS = "AWS";

    public PrincipalElement {
        entries = List.copyOf(entries);
    }

    /**
     * One principal.
     *
     * @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
     */
    public record Entry(String type, Located value) {}
}
