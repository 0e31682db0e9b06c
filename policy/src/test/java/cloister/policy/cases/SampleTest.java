package cloister.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample of the decision format: every case as it expects. */
final class SampleTest {
    private static final Cases CASES = new Cases(false);

    static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "spec", "decision-sample.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_case_is_decided_as_expected(String line) throws IOException {
        String expected = member(line, "expected");

        assertThat(member(CASES.answer(line), "decision")).as(line).isEqualTo(expected);
    }

    private static String member(String line, String name) throws IOException {
        CaseJson json = new CaseJson(line);
        json.next();
        while (json.nextMember()) {
            if (json.name().equals(name)) {
                json.next();
                return json.text();
            }
            json.skip();
        }
        return "no member " + name;
    }
}
