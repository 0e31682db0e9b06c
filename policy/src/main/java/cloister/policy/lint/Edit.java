package cloister.policy.lint;

/** A change of a text: the stretch gives way to the replacement. */
public record Edit(Span span, String replacement) {
    static Edit insert(int offset, String text) {
        return new Edit(new Span(offset, offset), text);
    }

    static Edit delete(int start, int end) {
        return new Edit(new Span(start, end), "");
    }

    static Edit replace(int start, int end, String text) {
        return new Edit(new Span(start, end), text);
    }
}
