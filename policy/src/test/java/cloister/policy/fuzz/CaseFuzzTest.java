package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.cases.Cases;
import cloister.policy.oracle.Json;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

import java.nio.charset.StandardCharsets;

/**
 * Whatever stands on a line for {@code decide} is answered with one line: a decision or an error.
 */
@Tag("fuzz")
final class CaseFuzzTest {
    private static final Cases CASES = new Cases(true);

    @FuzzTest(maxDuration = "5m")
    void a_line_is_answered_with_a_line(byte[] input) {
        String answer = CASES.answer(new String(input, StandardCharsets.UTF_8));
        assertThat(answer).doesNotContain("\n", "\r");
        Json read = Json.parse(answer);
        String decision = read.at("decision").text();
        String error = read.at("error").text();
        assertThat(decision.isEmpty()).isNotEqualTo(error.isEmpty());
        assertThat(decision).isIn("", "allow", "implicitDeny", "explicitDeny");
    }
}
