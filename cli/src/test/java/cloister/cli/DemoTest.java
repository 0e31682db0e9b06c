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
import java.util.Map;
import java.util.stream.Stream;

final class DemoTest {
    private static final Path BLUEPRINT = TwoTeams.BLUEPRINT;

    /** Changes by which nobody may do more or less than before; each with its reason. */
    private static final Map<String, String> CHANGES_NOTHING =
            Map.of(
                    "0-admin-manages-iam.json: AdministratorTagsWhatItCreates with sagemaker:* for"
                            + " sagemaker:AddTags",
                    "its condition asks for a key that only the adding of tags has",
                    "3-team-role-trust.json: StudioTakesTheRole with sts:* for sts:AssumeRole",
                    "Studio takes the role without tags and source identity",
                    "4-team-support-services.json: AmazonSageMakerCRUDAccessCloudWatchPolicy"
                            + " without logs:ListLogDeliveries",
                    "logs:List* holds it",
                    "4-team-support-services.json: AmazonSageMakerCRUDAccessCloudWatchPolicy"
                            + " without logs:PutResourcePolicy",
                    "logs:Put* holds it");

    @TempDir private Path folder = Path.of("");

    private record Demo(int status, String output) {}

    @Test
    void every_expectation_of_the_article_holds() {
        Demo demo = demo(BLUEPRINT);
        assertThat(demo.output())
                .contains("The article's worst hole", "the hardened one", "expectations hold.")
                .doesNotContain("\u001b");
        assertThat(demo.status()).as(demo.output()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> a_weakened_statement_breaks_an_expectation() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : policies()) {
            for (Weakening weakening : Weakening.of(Files.readString(file))) {
                String name = file.getFileName() + ": " + weakening.change();
                tests.add(DynamicTest.dynamicTest(name, () -> breaks(name, file, weakening)));
            }
        }
        return tests.stream();
    }

    private void breaks(String name, Path file, Weakening weakening) throws IOException {
        Path copy = Files.createTempDirectory(folder, "blueprint");
        for (Path each : policies()) {
            Files.copy(each, copy.resolve(String.valueOf(each.getFileName())));
        }
        Files.writeString(copy.resolve(String.valueOf(file.getFileName())), weakening.policy());
        Demo demo = demo(copy);
        boolean breaks = !CHANGES_NOTHING.containsKey(name);
        assertThat(demo.status()).as(demo.output()).isEqualTo(breaks ? 1 : 0);
        assertThat(demo.output()).contains(breaks ? "expectations broke:" : "expectations hold.");
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
