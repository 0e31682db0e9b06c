package cloister.policy.lint;

import java.util.List;
import java.util.Map;

/** What keeps a text from being JSON. */
final class SyntaxRules {
    static final Rule CURLY_QUOTES =
            Rule.error("curly-quotes", "Curly quotes stand where JSON needs straight ones");
    static final Rule SINGLE_QUOTES =
            Rule.error("single-quotes", "Single quotes stand where JSON needs double ones");
    static final Rule ODD_BLANK =
            Rule.error("odd-blank", "A non-breaking or invisible blank stands between tokens");
    static final Rule COMMENT = Rule.error("comment", "A comment, which JSON doesn't have");
    static final Rule CONTROL_CHARACTER =
            Rule.error("control-character", "A tab stands in a string as itself");
    static final Rule STRAY_COMMA = Rule.error("stray-comma", "A comma with nothing after it");
    static final Rule MISSING_COMMA = Rule.error("missing-comma", "No comma between two values");
    static final Rule MISSING_COLON = Rule.error("missing-colon", "No colon after a name");
    static final Rule MISSING_VALUE = Rule.error("missing-value", "A name without a value");
    static final Rule MISSING_BRACKET =
            Rule.error("missing-bracket", "An object or list isn't closed");
    static final Rule STRAY_BRACKET =
            Rule.error("stray-bracket", "A closing bracket that nothing opened");
    static final Rule UNQUOTED = Rule.error("unquoted", "A name or value without quotes around it");
    static final Rule UNTERMINATED =
            Rule.error("unterminated-string", "A string whose line ends before its quotes do");
    static final Rule BAD_ESCAPE =
            Rule.error("bad-escape", "A backslash before a character that needs none");
    static final Rule PLACEHOLDER_LINE =
            Rule.error("placeholder-line", "A note where a statement belongs");
    static final Rule STRAY_TEXT = Rule.error("stray-text", "Text that belongs to no value");
    static final Rule TOO_DEEP =
            Rule.error("too-deep", "Brackets nested deeper than any policy has them");

    static final List<Rule> RULES =
            List.of(
                    CURLY_QUOTES,
                    SINGLE_QUOTES,
                    ODD_BLANK,
                    COMMENT,
                    CONTROL_CHARACTER,
                    STRAY_COMMA,
                    MISSING_COMMA,
                    MISSING_COLON,
                    MISSING_VALUE,
                    MISSING_BRACKET,
                    STRAY_BRACKET,
                    UNQUOTED,
                    UNTERMINATED,
                    BAD_ESCAPE,
                    PLACEHOLDER_LINE,
                    STRAY_TEXT,
                    TOO_DEEP);

    private static final Map<Rule, Slip> SLIPS =
            Map.of(
                    CURLY_QUOTES,
                    new Slip(
                            "Curly quotes stand where JSON needs straight ones, around",
                            "string",
                            "Replace the curly quotes by straight ones"),
                    SINGLE_QUOTES,
                    new Slip(
                            "Single quotes stand where JSON needs double ones, around",
                            "string",
                            "Replace the single quotes by double ones"),
                    ODD_BLANK,
                    new Slip(
                            "Blanks that JSON doesn't know, non-breaking or invisible, in",
                            "place",
                            "Replace the odd blanks by plain ones"),
                    COMMENT,
                    new Slip("JSON has no comments, and here is", "comment", "Remove the comments"),
                    CONTROL_CHARACTER,
                    new Slip(
                            "Tabs stand as themselves, not as \\t, in",
                            "string",
                            "Write the tabs as \\t"));

    private SyntaxRules() {}

    /** What is said of a slip that was made so many times. */
    static String message(Rule rule, int count) {
        Slip slip = slip(rule);
        String noun = count == 1 ? slip.noun : slip.noun + "s";
        return slip.words.replace("here is", count == 1 ? "here is" : "here are")
                + " "
                + count
                + " "
                + noun
                + ".";
    }

    static String mend(Rule rule) {
        return slip(rule).mend;
    }

    private static Slip slip(Rule rule) {
        Slip slip = SLIPS.get(rule);
        if (slip == null) {
            throw new IllegalArgumentException(rule.id() + " is not told as one finding");
        }
        return slip;
    }

    private record Slip(String words, String noun, String mend) {}
}
