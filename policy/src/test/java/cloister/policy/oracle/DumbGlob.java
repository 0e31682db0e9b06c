package cloister.policy.oracle;

/** Wildcard matching by its definition: {@code *} is any run of characters, {@code ?} any one. */
public final class DumbGlob {
    /** Stand for a pattern's wildcards, so that a variable's value can hold the characters. */
    private static final char RUN = '\uE000';

    private static final char ONE = '\uE001';

    private DumbGlob() {}

    /** Whether a text matches a pattern whose wildcards are {@code *} and {@code ?}. */
    public static boolean matches(String pattern, String text) {
        return marked(marks(pattern), text);
    }

    /** A pattern's text with its wildcards marked. */
    static String marks(String pattern) {
        return pattern.replace('*', RUN).replace('?', ONE);
    }

    /** The plain text of a pattern whose wildcards are marked. */
    static String unmarked(String pattern) {
        return pattern.replace(RUN, '*').replace(ONE, '?');
    }

    /** Whether a text matches a pattern whose wildcards are marked. */
    static boolean marked(String pattern, String text) {
        return from(pattern, 0, text, 0);
    }

    private static boolean from(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char first = pattern.charAt(p);
        boolean more = t < text.length();
        int next = more ? text.offsetByCodePoints(t, 1) : t;
        if (first == RUN) {
            return from(pattern, p + 1, text, t) || (more && from(pattern, p, text, next));
        }
        if (first == ONE) {
            return more && from(pattern, p + 1, text, next);
        }
        return more && first == text.charAt(t) && from(pattern, p + 1, text, t + 1);
    }
}
