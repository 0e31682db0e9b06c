package cloister.policy;

import java.util.List;

/**
 * The element Action, NotAction, Resource or NotResource of a statement.
 *
 * @param negated whether it is the Not form
 * @param values the patterns as written
 */
public record NameElement(boolean negated, List<Located> values, Position position) {
    public NameElement {
        values = List.copyOf(values);
    }
}
