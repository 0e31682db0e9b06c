package cloister.policy.lint;

import java.util.List;

/**
 * Cuts a text into tokens as they are asked for, and reports what JSON doesn't know. Only the last
 * few tokens are kept.
 */
final class Lexer {
    /** How many tokens back one may look; the parser needs one, and two ahead. */
    private static final int KEPT = 8;

    private final String text;
    private final Report report;
    private final StringScanner strings;
    private final Token[] kept = new Token[KEPT];
    private int cut;
    private int offset;

    /**
     * @param json whether the text is JSON as it stands
     * @param from the offset to begin at
     */
    Lexer(String text, boolean json, int from, Report report) {
        this.text = text;
        this.report = report;
        this.strings = new StringScanner(text, json, report);
        this.offset = from;
    }

    /** The token at a place, counted from 0; past the text's end always {@code END}. */
    Token at(int place) {
        while (cut <= place) {
            kept[cut++ % KEPT] = next();
        }
        return kept[place % KEPT];
    }

    private Token next() {
        skipBlanksAndComments();
        if (offset >= text.length()) {
            return Token.of(Token.Kind.END, text.length(), text.length(), "");
        }
        char c = text.charAt(offset);
        Token token;
        if (Characters.isQuote(c)) {
            token = strings.scan(offset);
        } else if (Characters.isStructure(c)) {
            token = Token.of(structure(c), offset, offset + 1, Characters.name(c));
        } else {
            token = word();
        }
        offset = token.span().end();
        return token;
    }

    private static Token.Kind structure(char c) {
        return switch (c) {
            case '{' -> Token.Kind.OPEN_OBJECT;
            case '}' -> Token.Kind.CLOSE_OBJECT;
            case '[' -> Token.Kind.OPEN_ARRAY;
            case ']' -> Token.Kind.CLOSE_ARRAY;
            case ':' -> Token.Kind.COLON;
            default -> Token.Kind.COMMA;
        };
    }

    private Token word() {
        int end = offset + 1;
        while (end < text.length() && inWord(text.charAt(end))) {
            end++;
        }
        while (Characters.isBlank(text.charAt(end - 1))) {
            end--;
        }
        String value = text.substring(offset, end);
        Token.Kind kind = isLiteral(value) ? Token.Kind.LITERAL : Token.Kind.WORD;
        return Token.of(kind, offset, end, value);
    }

    private static boolean inWord(char c) {
        return !Characters.isLineEnd(c)
                && !Characters.isStructure(c)
                && !Characters.isDoubleQuote(c);
    }

    static boolean isLiteral(String word) {
        return switch (word) {
            case "true", "false", "null" -> true;
            default -> isNumber(word);
        };
    }

    private static boolean isNumber(String word) {
        int i = word.startsWith("-") ? 1 : 0;
        int whole = digits(word, i);
        if (whole == i || (word.charAt(i) == '0' && whole > i + 1)) {
            return false;
        }
        i = whole;
        if (i < word.length() && word.charAt(i) == '.') {
            int fraction = digits(word, i + 1);
            if (fraction == i + 1) {
                return false;
            }
            i = fraction;
        }
        if (i < word.length() && "eE".indexOf(word.charAt(i)) >= 0) {
            int sign = i + 1 < word.length() && "+-".indexOf(word.charAt(i + 1)) >= 0 ? 1 : 0;
            int exponent = digits(word, i + 1 + sign);
            if (exponent == i + 1 + sign) {
                return false;
            }
            i = exponent;
        }
        return i == word.length();
    }

    private static int digits(String word, int from) {
        int i = from;
        while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private void skipBlanksAndComments() {
        while (offset < text.length()) {
            char c = text.charAt(offset);
            if (Characters.isPlainBlank(c)) {
                offset++;
            } else if (Characters.isOddBlank(c)) {
                oddBlanks();
            } else if (c == '#' || text.startsWith("//", offset)) {
                comment(lineEnd(offset));
            } else if (text.startsWith("/*", offset)) {
                int close = text.indexOf("*/", offset + 2);
                comment(close < 0 ? text.length() : close + 2);
            } else {
                return;
            }
        }
    }

    private void oddBlanks() {
        int start = offset;
        StringBuilder plain = new StringBuilder();
        while (offset < text.length() && Characters.isOddBlank(text.charAt(offset))) {
            if (!Characters.isInvisible(text.charAt(offset))) {
                plain.append(' ');
            }
            offset++;
        }
        report.repeat(
                SyntaxRules.ODD_BLANK,
                new Span(start, offset),
                List.of(Edit.replace(start, offset, plain.toString())));
    }

    private void comment(int end) {
        Span span = new Span(offset, end);
        report.repeat(SyntaxRules.COMMENT, span, List.of(removal(span)));
        offset = end;
    }

    /** Removes a comment, the blanks before it, and its line where it has one to itself. */
    private Edit removal(Span comment) {
        int start = comment.start();
        while (start > 0 && isPlainInLine(text.charAt(start - 1))) {
            start--;
        }
        boolean endsLine = lineEnd(comment.end()) == comment.end();
        boolean beginsLine = start == 0 || text.charAt(start - 1) == '\n';
        if (!endsLine) {
            return Edit.delete(beginsLine ? comment.start() : start, comment.end());
        }
        int end = comment.end();
        if (beginsLine && text.startsWith("\r", end)) {
            end++;
        }
        if (beginsLine && text.startsWith("\n", end)) {
            end++;
        }
        return Edit.delete(start, end);
    }

    private static boolean isPlainInLine(char c) {
        return c == ' ' || c == '\t';
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < text.length() && !Characters.isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
