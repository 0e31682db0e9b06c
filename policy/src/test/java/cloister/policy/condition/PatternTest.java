package cloister.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wildcards: what they match, and that none makes the matcher stall. */
final class PatternTest {
    private static boolean matches(String pattern, String text) {
        return Pattern.of(pattern, true, true).matches(text, key -> Keys.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "*, ''",
        "*, abc",
        "**, abc",
        "a*, a",
        "a*c, ac",
        "a*c, abbc",
        "*b*, abc",
        "?, a",
        "a?c*, abcd",
        "*?, a",
        "a*b*c, axbxbxc",
        "ab*ba, abba",
        "*ab*ab*, abab"
    })
    void a_star_takes_any_text_and_a_question_mark_one_character(String pattern, String text) {
        assertThat(matches(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', a",
        "?, ''",
        "a, A",
        "a*c, acb",
        "ab*ba, aba",
        "*ab*ab*, aba",
        "a?c, ac",
        "*?*?*, a",
        "a*b, ba",
        "?*b, b"
    })
    void the_rest_must_be_the_text_itself(String pattern, String text) {
        assertThat(matches(pattern, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "a${b", "$a", "$ {a}", "a$"})
    void a_variable_that_is_not_closed_is_plain_text(String text) {
        assertThat(matches(text, text)).isTrue();
    }

    @Test
    void thousands_of_stars_do_not_stall_it() {
        String text = "a".repeat(1_000_000);

        assertThat(matches("*a".repeat(50_000) + "*b", text)).isFalse();
        assertThat(matches("*a".repeat(50_000) + "*", text)).isTrue();
        assertThat(matches("*?a".repeat(30_000) + "*b*", text)).isFalse();
    }

    @Test
    void a_long_run_that_nearly_repeats_does_not_stall_it() {
        String text = "a".repeat(2_000_000);

        assertThat(matches("*" + "a".repeat(50_000) + "b*", text)).isFalse();
        assertThat(matches("*" + "a".repeat(5_000) + "?b*", text)).isFalse();
        assertThat(matches("*" + "a".repeat(50_000) + "b*", text + "b")).isTrue();
    }
}
