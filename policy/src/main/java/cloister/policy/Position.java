package cloister.policy;

/**
 * A place in a policy document.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {
    /** Where a document starts. */
    public static final Position START = new Position(1, 1);
}
