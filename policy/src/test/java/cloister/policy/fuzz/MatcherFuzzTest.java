package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.oracle.DumbGlob;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

/** The engine matches wildcards by their definition. */
@Tag("fuzz")
final class MatcherFuzzTest {
    /** The definition tries every way to divide a text among a pattern's stars. */
    private static final int LONGEST = 9;

    @FuzzTest(maxDuration = "5m")
    void a_pattern_matches_by_the_definition(FuzzedDataProvider data) {
        String pattern = plain(data.consumeString(LONGEST));
        String text = plain(data.consumeRemainingAsString());
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        assertThat(Conditions.holds("StringLike", pattern, cut))
                .as("%s against %s", pattern, cut)
                .isEqualTo(DumbGlob.matches(pattern, cut));
    }

    /**
     * Without what begins a variable, and without the characters that the definition sets apart.
     */
    private static String plain(String text) {
        return text.replaceAll("[$\uE000-\uF8FF\\p{Cs}]", "-");
    }
}
