package cloister.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

class SampleTest {
    @Test
    void the_reference_decides_the_sample_as_expected() throws Exception {
        for (String line : Files.readAllLines(Path.of("/work/shared/spec/decision-sample.jsonl"))) {
            Json c = Json.parse(line);
            assertThat(ReferenceEvaluator.decide(c)).as(line).isEqualTo(c.at("expected").text());
        }
    }
}
