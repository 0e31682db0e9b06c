package cloister.policy.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one string, whatever quotes are around it.
 *
 * <p>Where the text as a whole is JSON, quotes are what JSON says they are and a curly quote is a
 * character like any other. Else a quote closes a string where what follows it can follow a string:
 * a structure character, another quote or the line's end.
 */
final class StringScanner {
    private final String text;
    private final boolean json;
    private final Report report;

    StringScanner(String text, boolean json, Report report) {
        this.text = text;
        this.json = json;
        this.report = report;
    }

    /** Reads the string whose opening quote stands at the offset. */
    Token scan(int open) {
        int close = close(open);
        if (close < 0) {
            return unterminated(open);
        }
        List<Edit> inner = new ArrayList<>();
        String value = unescape(open + 1, close, inner);
        quotes(open, close, inner);
        return new Token(
                Token.Kind.STRING,
                new Span(open, close + 1),
                value,
                text.substring(open + 1, close));
    }

    private int close(int open) {
        char opening = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (Characters.isLineEnd(c)) {
                return -1;
            } else if (c == '"' && opening == '"') {
                return i;
            } else if (!json && matches(opening, c) && canEnd(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(char opening, char c) {
        return Characters.isSingleQuote(opening)
                ? Characters.isSingleQuote(c)
                : Characters.isDoubleQuote(c);
    }

    private boolean canEnd(int offset) {
        int next = Characters.skipBlanksInLine(text, offset);
        if (next == text.length()) {
            return true;
        }
        char c = text.charAt(next);
        return Characters.isLineEnd(c) || Characters.isStructure(c) || Characters.isQuote(c);
    }

    private void quotes(int open, int close, List<Edit> inner) {
        char opening = text.charAt(open);
        char closing = text.charAt(close);
        if (opening == '"' && closing == '"') {
            return;
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(Edit.replace(open, open + 1, "\""));
        edits.addAll(inner);
        edits.add(Edit.replace(close, close + 1, "\""));
        Rule rule =
                Characters.isSingleQuote(opening)
                        ? SyntaxRules.SINGLE_QUOTES
                        : SyntaxRules.CURLY_QUOTES;
        report.repeat(rule, new Span(open, close + 1), edits);
    }

    /** Reads escapes; what double quotes around the text would spoil is put into {@code inner}. */
    private String unescape(int from, int to, List<Edit> inner) {
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to) {
                i = escape(i, to, value, inner);
                continue;
            }
            if (c == '"') {
                inner.add(Edit.insert(i, "\\"));
            } else if (c == '\t') {
                report.repeat(
                        SyntaxRules.CONTROL_CHARACTER,
                        new Span(i, i + 1),
                        List.of(Edit.replace(i, i + 1, "\\t")));
            }
            value.append(c);
        }
        return value.toString();
    }

    /** Reads the escape at the offset and gives the offset of its last character. */
    private int escape(int at, int to, StringBuilder value, List<Edit> inner) {
        char c = text.charAt(at + 1);
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            value.append("\"\\/\b\f\n\r\t".charAt(plain));
            return at + 1;
        }
        Optional<Character> unicode = c == 'u' ? unicode(at + 2, to) : Optional.empty();
        if (unicode.isPresent()) {
            value.append(unicode.get().charValue());
            return at + 5;
        }
        value.append(c);
        if (Characters.isSingleQuote(c) && !json) {
            inner.add(Edit.delete(at, at + 1));
            return at + 1;
        }
        report.add(
                SyntaxRules.BAD_ESCAPE,
                new Span(at, at + 2),
                "",
                "\\" + c + " is no escape that JSON knows.",
                "Remove the backslash, or write \\\\ for one that is meant.");
        return at + 1;
    }

    private Optional<Character> unicode(int from, int to) {
        if (from + 4 > to) {
            return Optional.empty();
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return Optional.empty();
            }
            code = 16 * code + digit;
        }
        return Optional.of((char) code);
    }

    private Token unterminated(int open) {
        int end = open + 1;
        while (end < text.length() && !Characters.isLineEnd(text.charAt(end))) {
            end++;
        }
        while (end > open + 1
                && (Characters.isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == ',')) {
            end--;
        }
        String value = text.substring(open + 1, end);
        String message = "The string isn't closed before its line ends.";
        String advice = "Put a quote at the string's end.";
        Span span = new Span(open, end);
        if (value.chars().noneMatch(c -> c == '\\' || isDoubtful((char) c))) {
            Fix fix =
                    Fix.of(
                            "Close the string",
                            Edit.replace(open, open + 1, "\""),
                            Edit.insert(end, "\""));
            report.add(SyntaxRules.UNTERMINATED, span, "", message, advice, fix);
        } else {
            report.add(SyntaxRules.UNTERMINATED, span, "", message, advice);
        }
        return new Token(Token.Kind.STRING, span, value, value);
    }

    /** Whether a character makes it doubtful where an unclosed string was meant to end. */
    private static boolean isDoubtful(char c) {
        return Characters.isBlank(c) || Characters.isQuote(c) || "{}[],".indexOf(c) >= 0;
    }
}
