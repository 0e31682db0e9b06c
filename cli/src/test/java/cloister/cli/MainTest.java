package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_help_names_every_command_and_each_has_its_own() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains(Main.commands());
        for (String command : Main.commands()) {
            out.reset();
            assertThat(run(command, "--help")).isZero();
            assertThat(text(out)).contains("Usage: ./cloister " + command);
            Main.options(command).forEach(option -> assertThat(text(out)).contains(option));
        }
    }

    @Test
    void an_unknown_command_is_an_error_that_names_the_known() {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(text(err)).contains("there is no command dance; there are: demo, up, decide");
    }

    @Test
    void an_unknown_option_is_an_error() {
        assertThat(run("up", "--enforce", "no")).isEqualTo(2);
        assertThat(text(err)).contains("unknown option --enforce").contains("up --help");
    }

    @Test
    void nothing_at_all_gets_the_help_and_a_status_of_misuse() {
        assertThat(run()).isEqualTo(2);
        assertThat(text(err)).contains("Usage: ./cloister COMMAND");
    }

    @Test
    void the_version_tells_the_jdk() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).startsWith("cloister ").contains(" on JDK 25");
    }

    private int run(String... words) {
        return Main.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
