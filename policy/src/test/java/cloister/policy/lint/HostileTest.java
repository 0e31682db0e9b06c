package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Random;

/**
 * Six megabytes of whatever are linted in a time that grows with the text, or told to be too much.
 */
class HostileTest {
    private static final int SIZE = 6_000_000;

    /** Generous, so that only a time that grows faster than the text exceeds it. */
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    enum Shape {
        BRACKETS("["),
        BRACES("{\"a\":"),
        CLOSERS("]}"),
        MISMATCHED("{]["),
        QUOTES("\""),
        CURLY("“a’"),
        BACKSLASHES("\"\\"),
        COMMAS(",,"),
        BLANKS(" \u00a0"),
        COMMENTS("/*"),
        LINES("{\"Sid\":1]\n"),
        STARTS("\"Statement\":\n"),
        WORDS("- a "),
        MEMBERS("\"Action\":\"*\","),
        WILDCARDS("*a*a?"),
        VARIABLES("${"),
        PLACEHOLDERS("<a"),
        STATEMENTS("{\"Effect\":\"Allow\",\"Action\":\"s3:*a*b\",\"Resource\":\"*\"},");

        private final String unit;

        Shape(String unit) {
            this.unit = unit;
        }

        String text() {
            return unit.repeat(SIZE / unit.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_text_of_one_shape_is_linted(Shape shape) {
        lint(shape.text());
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_with_a_part_of_one_shape_is_linted(Shape shape) {
        lint("{\"Version\": \"2012-10-17\", \"Statement\": [" + shape.text());
        lint(
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
                        + " \""
                        + shape.text().replace("\"", "")
                        + "\"}]}");
    }

    @ParameterizedTest
    @EnumSource
    void policies_no_longer_than_any_may_be_are_linted_with_every_check(Shape shape) {
        String part = shape.text().substring(0, 20_000).replace("\"", "").replace("\\", "");
        Random random = new Random(1);
        StringBuilder actions = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            actions.append("\"s3:*")
                    .append(Integer.toString(random.nextInt(46_656), 36))
                    .append("*\",");
        }
        lint(
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\":"
                        + " ["
                        + actions
                        + "\"s3:Get*\"], \"Resource\": \"arn:aws:s3:::"
                        + part
                        + "\", \"Condition\": {\"StringLike\": {\"aws:PrincipalTag/a\": \""
                        + part
                        + "\"}}}]}");
    }

    private static void lint(String text) {
        LintResult result =
                Assertions.assertTimeoutPreemptively(
                        ENOUGH, () -> Linter.lint(text, LintOptions.DEFAULT));
        assertThat(result.findings()).isNotEmpty();
    }
}
