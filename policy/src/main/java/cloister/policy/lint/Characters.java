package cloister.policy.lint;

/** What the characters are that word processors, browsers and chat programs leave in a policy. */
final class Characters {
    private static final String DOUBLE_QUOTES = "\"“”„‟«»″＂";
    private static final String SINGLE_QUOTES = "'‘’‚‛`´′";

    private Characters() {}

    static boolean isDoubleQuote(char c) {
        return DOUBLE_QUOTES.indexOf(c) >= 0;
    }

    static boolean isSingleQuote(char c) {
        return SINGLE_QUOTES.indexOf(c) >= 0;
    }

    static boolean isQuote(char c) {
        return isDoubleQuote(c) || isSingleQuote(c);
    }

    static boolean isPlainBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /**
     * A blank that JSON doesn't know: a non-breaking space, a zero-width one, a byte order mark.
     */
    static boolean isOddBlank(char c) {
        return !isPlainBlank(c)
                && (Character.isSpaceChar(c) || Character.isWhitespace(c) || isInvisible(c));
    }

    /** A character that takes no room. */
    static boolean isInvisible(char c) {
        return (c >= '\u200b' && c <= '\u200f') || c == '\u2060' || c == '\ufeff';
    }

    static boolean isBlank(char c) {
        return isPlainBlank(c) || isOddBlank(c);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** A structure character as a string, without making a new one. */
    static String name(char structure) {
        return switch (structure) {
            case '{' -> "{";
            case '}' -> "}";
            case '[' -> "[";
            case ']' -> "]";
            case ':' -> ":";
            default -> ",";
        };
    }

    static boolean isStructure(char c) {
        return "{}[]:,".indexOf(c) >= 0;
    }

    /** The offset of the first character from there on that is no blank, or of the line's end. */
    static int skipBlanksInLine(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i)) && !isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The offset of the first character from there on that is no blank. */
    static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
