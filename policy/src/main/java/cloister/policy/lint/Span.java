package cloister.policy.lint;

/**
 * A stretch of a text.
 *
 * @param start the offset of its first character
 * @param end the offset after its last character
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** The stretch from the start of one to the end of another. */
    static Span between(Span first, Span last) {
        return new Span(first.start, Math.max(first.start, last.end));
    }

    /** The place just after this stretch. */
    Span after() {
        return new Span(end, end);
    }
}
