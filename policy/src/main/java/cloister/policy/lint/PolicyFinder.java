package cloister.policy.lint;

/** Finds where policies begin in a text that holds other things too, such as a web page. */
final class PolicyFinder {
    private final String text;

    PolicyFinder(String text) {
        this.text = text;
    }

    /**
     * The offset of the first policy that begins a line from the offset on, or -1: a brace with an
     * element's name after it, or the name {@code Statement} with a colon after it.
     */
    int next(int from) {
        int line = from;
        while (line < text.length()) {
            int start = Characters.skipBlanksInLine(text, line);
            if (isStart(start)) {
                return start;
            }
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return -1;
            }
            line = end + 1;
        }
        return -1;
    }

    /** The offset of the next policy that begins with a brace and Version, or the text's end. */
    int nextDocument(int from) {
        for (int start = next(from); start >= 0; start = next(start + 1)) {
            if (text.charAt(start) == '{'
                    && nameAt(Characters.skipBlanks(text, start + 1)).equals("Version")) {
                return start;
            }
        }
        return text.length();
    }

    private boolean isStart(int offset) {
        if (offset >= text.length()) {
            return false;
        }
        if (text.charAt(offset) == '{') {
            String name = nameAt(Characters.skipBlanks(text, offset + 1));
            return Elements.DOCUMENT.contains(name) || Elements.STATEMENT.contains(name);
        }
        return Characters.isQuote(text.charAt(offset)) && nameAt(offset).equals("Statement");
    }

    /** The quoted name at an offset that has a colon after it; empty where there is none. */
    private String nameAt(int offset) {
        if (offset >= text.length() || !Characters.isQuote(text.charAt(offset))) {
            return "";
        }
        int end = offset + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end >= text.length() || !Characters.isQuote(text.charAt(end))) {
            return "";
        }
        int colon = Characters.skipBlanksInLine(text, end + 1);
        return colon < text.length() && text.charAt(colon) == ':'
                ? text.substring(offset + 1, end)
                : "";
    }
}
