package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ExampleProofsTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @ParameterizedTest
    @ValueSource(strings = {"three-teams-with-projects", "sso", "federated"})
    void an_example_is_proved(String name) throws Exception {
        assertThat(prove(EXAMPLES.resolve(name).resolve("teams.yaml"))).contains("Proved: all 1");
    }

    @Test
    void a_thousand_teams_of_a_hundred_are_proved(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("teams.yaml");
        int status =
                new ProcessBuilder("bash", EXAMPLES.resolve("thousand-teams/generate").toString())
                        .redirectOutput(file.toFile())
                        .start()
                        .waitFor();
        assertThat(status).isZero();

        assertThat(prove(file)).contains("Proved: all 1");
    }

    @Test
    void the_articles_own_policies_are_broken_by_calls_that_a_server_lets_through()
            throws Exception {
        assertThat(prove(EXAMPLES.resolve("two-teams/teams.yaml")))
                .contains("replayed on a server of its own, every call went through")
                .contains("Broken. 0 of 14");
    }

    private static String prove(Path file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, UTF_8);
        ProveCommand command = new ProveCommand(Map.of(), stream, stream);
        command.run(Arguments.parse(List.of(file.toString()), command.options()));
        return out.toString(UTF_8);
    }
}
