package cloister.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every case under {@code spec/} is decided as expected, by the reference and by the engine. */
final class GoldenCasesTest {
    private static final Path SPEC = Path.of("..", "spec");

    static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(SPEC)) {
            return found.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @Test
    void there_are_several_hundred_cases() throws IOException {
        long cases = 0;
        for (Path file : files()) {
            cases += Files.readAllLines(file).size();
        }
        assertThat(cases).isGreaterThan(1000);
    }

    @Test
    void every_case_has_an_id_of_its_own() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            Files.readAllLines(file).forEach(line -> ids.add(Json.parse(line).at("id").text()));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_reference_decides_as_expected(Path file) throws IOException {
        assertThat(surprises(file, line -> ReferenceEvaluator.decide(Json.parse(line)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_engine_decides_as_expected(Path file) throws IOException {
        assertThat(surprises(file, Engine::decide)).isEmpty();
    }

    private static List<String> surprises(Path file, UnaryOperator<String> evaluator)
            throws IOException {
        List<String> surprises = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String decision = evaluator.apply(line);
            if (!decision.equals(Json.parse(line).at("expected").text())) {
                surprises.add(decision + " for " + line);
            }
        }
        return surprises;
    }
}
