package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class DemoTest {
    private static final Path BLUEPRINT = TwoTeams.BLUEPRINT;

    @TempDir private Path folder = Path.of("");

    private record Demo(int status, String output) {}

    @Test
    void every_expectation_of_the_article_holds() {
        Demo demo = demo(BLUEPRINT);
        assertThat(demo.output()).contains("expectations hold.").doesNotContain("\u001b");
        assertThat(demo.status()).as(demo.output()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> a_weakened_statement_breaks_an_expectation() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : policies()) {
            for (Weakening weakening : Weakening.of(Files.readString(file))) {
                String name = file.getFileName() + ": " + weakening.change();
                tests.add(DynamicTest.dynamicTest(name, () -> breaks(file, weakening)));
            }
        }
        return tests.stream();
    }

    private void breaks(Path file, Weakening weakening) throws IOException {
        Path copy = Files.createTempDirectory(folder, "blueprint");
        for (Path each : policies()) {
            Files.copy(each, copy.resolve(String.valueOf(each.getFileName())));
        }
        Files.writeString(copy.resolve(String.valueOf(file.getFileName())), weakening.policy());
        Demo demo = demo(copy);
        assertThat(demo.status()).as(demo.output()).isEqualTo(1);
        assertThat(demo.output()).contains("expectations broke:");
    }

    private static List<Path> policies() {
        try (Stream<Path> files = Files.list(BLUEPRINT)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Demo demo(Path blueprint) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoCommand command = new DemoCommand(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status =
                    command.run(
                            Arguments.parse(
                                    List.of("--once", "--blueprint", blueprint.toString()),
                                    command.options()));
            return new Demo(status, out.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
