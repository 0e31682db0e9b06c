package cloister.policy.lint;

import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.TextNode;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words what {@link TolerantParser} stumbles over, and how to mend it. */
final class Mistakes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NOTE =
            Pattern.compile("([-.…*<+_ ]{2,}.*|…|<.*>)", Pattern.DOTALL);

    private final Report report;
    private final StringBuilder closers = new StringBuilder();
    private Optional<Token> unclosed = Optional.empty();
    private int closeAt;

    Mistakes(Report report) {
        this.report = report;
    }

    /** Whether unquoted text is a note to the reader, such as {@code - - Existing statements}. */
    static boolean isNote(Token word) {
        return NOTE.matcher(word.value()).matches();
    }

    TextNode unquotedName(Token token) {
        return quote(token, "The name " + shorten(token.value()) + " has no quotes around it.");
    }

    Node unquotedValue(Token token) {
        String lower = token.value().toLowerCase(Locale.ROOT);
        Optional<String> literal =
                switch (lower) {
                    case "true", "false", "null" -> Optional.of(lower);
                    case "none" -> Optional.of("null");
                    default -> Optional.empty();
                };
        if (literal.isEmpty()) {
            return quote(
                    token, "The value " + shorten(token.value()) + " has no quotes around it.");
        }
        Span span = token.span();
        report.add(
                SyntaxRules.UNQUOTED,
                span,
                "",
                token.value() + " is not JSON's word for it.",
                "Write " + literal.get() + ".",
                Fix.of(
                        "Write " + literal.get(),
                        Edit.replace(span.start(), span.end(), literal.get())));
        return new LiteralNode(span, literal.get());
    }

    private TextNode quote(Token token, String message) {
        Span span = token.span();
        String advice = "Put it in double quotes.";
        if (NAME.matcher(token.value()).matches()) {
            report.add(
                    SyntaxRules.UNQUOTED,
                    span,
                    "",
                    message,
                    advice,
                    Fix.of(
                            "Put " + token.value() + " in quotes",
                            Edit.insert(span.start(), "\""),
                            Edit.insert(span.end(), "\"")));
        } else {
            report.add(SyntaxRules.UNQUOTED, span, "", message, advice);
        }
        return new TextNode(span, token.value(), token.value());
    }

    void missingColon(TextNode name) {
        report.add(
                SyntaxRules.MISSING_COLON,
                name.span().after(),
                "",
                "No colon after \"" + shorten(name.value()) + "\".",
                "Put a colon between the name and its value.",
                Fix.of("Put in the colon", Edit.insert(name.span().end(), ":")));
    }

    void missingValue(TextNode name) {
        report.add(
                SyntaxRules.MISSING_VALUE,
                name.span(),
                "",
                "\"" + shorten(name.value()) + "\" has no value.",
                "Give it one, or remove it.");
    }

    void missingComma(int end, Token next) {
        String before = next.opens() ? "the next " + next.value() : shorten(next.value());
        report.add(
                SyntaxRules.MISSING_COMMA,
                new Span(end, end),
                "",
                "No comma between this value and " + before + ".",
                "Put a comma at the end of the value.",
                Fix.of("Put in the comma", Edit.insert(end, ",")));
    }

    void strayComma(Token comma) {
        report.add(
                SyntaxRules.STRAY_COMMA,
                comma.span(),
                "",
                "The comma separates nothing.",
                "Remove it.",
                Fix.of(
                        "Remove the stray comma",
                        Edit.delete(comma.span().start(), comma.span().end())));
    }

    void strayBracket(Token bracket) {
        report.add(
                SyntaxRules.STRAY_BRACKET,
                bracket.span(),
                "",
                "Nothing is open that this " + bracket.value() + " could close.",
                "Remove it, or open what it closes.",
                Fix.of(
                        "Remove the stray " + bracket.value(),
                        Edit.delete(bracket.span().start(), bracket.span().end())));
    }

    void missingBracket(Token opening, int end) {
        String closer = closer(opening);
        report.add(
                SyntaxRules.MISSING_BRACKET,
                opening.span(),
                "",
                "This " + opening.value() + " isn't closed before what comes next.",
                "Put a " + closer + " after its last value.",
                ifCertain(Fix.of("Put in the " + closer, Edit.insert(end, closer))));
    }

    /** Notes brackets that the text's end leaves open; {@link #unclosed} tells of them at once. */
    void unclosedAtEnd(Token opening, int end) {
        closers.append(closer(opening));
        closeAt = Math.max(closeAt, end);
        unclosed = Optional.of(opening);
    }

    void unclosed() {
        unclosed.ifPresent(
                outermost ->
                        report.add(
                                SyntaxRules.MISSING_BRACKET,
                                outermost.span(),
                                "",
                                "The text ends before this " + outermost.value() + " is closed.",
                                "See whether a part of the text was lost; else put "
                                        + closers
                                        + " at its end.",
                                ifCertain(
                                        Fix.of(
                                                "Put " + closers + " at the end",
                                                Edit.insert(closeAt, closers.toString())))));
    }

    /** Brackets can't be counted where a string may have swallowed some. */
    private Optional<Fix> ifCertain(Fix fix) {
        return report.leaves(SyntaxRules.UNTERMINATED) ? Optional.empty() : Optional.of(fix);
    }

    private static String closer(Token opening) {
        return opening.is(Token.Kind.OPEN_OBJECT) ? "}" : "]";
    }

    void strayInObject(Token token) {
        report.add(
                SyntaxRules.STRAY_TEXT,
                token.span(),
                "",
                "Here stands " + shorten(token.value()) + " where a quoted name belongs.",
                "Remove it, or give it a name.");
    }

    /** A note, which goes together with a comma after it. */
    void note(Span span, Token next) {
        int end = next.is(Token.Kind.COMMA) ? next.span().end() : span.end();
        report.add(
                SyntaxRules.PLACEHOLDER_LINE,
                span,
                "",
                "A note stands where the statements that are there already belong.",
                "Put those statements in its place, or remove it if there are none.",
                Fix.of("Remove the note", Edit.delete(span.start(), end)));
    }

    void trailingText(Span span) {
        report.add(
                SyntaxRules.STRAY_TEXT,
                span,
                "",
                "Text stands after the policy's end.",
                "Remove it.");
    }

    void tooDeep(Token opening) {
        report.add(
                SyntaxRules.TOO_DEEP,
                opening.span(),
                "",
                "Brackets are nested more than " + TolerantParser.DEEPEST + " levels deep.",
                "A policy needs five levels; this part wasn't read.");
    }

    static String shorten(String text) {
        return shorten(text, 40);
    }

    /** A text, or its beginning where it is longer than messages should be. */
    static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }
}
