package cloister.policy.lint;

/**
 * Tells whether a closing bracket that doesn't fit is one too many or shows that others are
 * missing: a kind that is closed more often than it is opened has strays.
 *
 * <p>Counting reads ahead, so a text has a budget for it; once that is spent, no bracket is a
 * stray.
 */
final class BracketBalance {
    private final String text;
    private final boolean json;
    private final PolicyFinder finder;
    private long budget;
    private int from;
    private boolean counted;
    private int strayObjects;
    private int strayArrays;

    BracketBalance(String text, boolean json, PolicyFinder finder) {
        this.text = text;
        this.json = json;
        this.finder = finder;
        this.budget = 4L * text.length();
    }

    /** Begins a policy at an offset. */
    void enter(int offset) {
        from = offset;
        counted = false;
        strayObjects = 0;
        strayArrays = 0;
    }

    /** Whether the closing bracket is one too many; each stray is told once. */
    boolean takeStray(Token.Kind closing) {
        if (!counted) {
            counted = true;
            count();
        }
        return closing == Token.Kind.CLOSE_OBJECT ? strayObjects-- > 0 : strayArrays-- > 0;
    }

    private void count() {
        if (budget <= 0) {
            return;
        }
        int to = finder.nextDocument(from + 1);
        budget -= to - from;
        Lexer lexer = new Lexer(text, json, from, new Report());
        for (int place = 0; ; place++) {
            Token token = lexer.at(place);
            if (token.is(Token.Kind.END) || token.span().start() >= to) {
                return;
            }
            strayObjects += weight(token, Token.Kind.CLOSE_OBJECT, Token.Kind.OPEN_OBJECT);
            strayArrays += weight(token, Token.Kind.CLOSE_ARRAY, Token.Kind.OPEN_ARRAY);
        }
    }

    private static int weight(Token token, Token.Kind closing, Token.Kind opening) {
        return token.is(closing) ? 1 : token.is(opening) ? -1 : 0;
    }
}
