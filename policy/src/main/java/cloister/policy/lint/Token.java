package cloister.policy.lint;

/**
 * A token of a text that is meant to be JSON.
 *
 * @param span its place, quotes included
 * @param value a string's value, a word's or literal's text, a structure character
 * @param raw a string's text between the quotes, escapes unread
 */
record Token(Kind kind, Span span, String value, String raw) {
    enum Kind {
        OPEN_OBJECT,
        CLOSE_OBJECT,
        OPEN_ARRAY,
        CLOSE_ARRAY,
        COLON,
        COMMA,
        STRING,
        /** A number, true, false or null. */
        LITERAL,
        /** Text that has no quotes and is no literal. */
        WORD,
        END
    }

    static Token of(Kind kind, int start, int end, String value) {
        return new Token(kind, new Span(start, end), value, value);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean opens() {
        return kind == Kind.OPEN_OBJECT || kind == Kind.OPEN_ARRAY;
    }

    boolean closes() {
        return kind == Kind.CLOSE_OBJECT || kind == Kind.CLOSE_ARRAY;
    }
}
