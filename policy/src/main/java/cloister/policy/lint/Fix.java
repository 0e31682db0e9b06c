package cloister.policy.lint;

import java.util.List;

/**
 * A mend that is certain.
 *
 * @param does what it does, as an order: {@code Replace the curly quotes by straight ones}
 * @param edits the edits, all or none of which are to be made
 */
public record Fix(String does, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix of(String does, Edit... edits) {
        return new Fix(does, List.of(edits));
    }
}
