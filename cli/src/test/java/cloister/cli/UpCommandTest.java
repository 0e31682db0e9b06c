package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.server.RootKey;
import cloister.server.ServerSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class UpCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void without_options_it_keeps_state_in_the_working_directory() {
        ServerSettings settings = settings(Map.of());
        assertThat(settings.port()).isEqualTo(4566);
        assertThat(settings.data()).contains(Path.of("cloister-data"));
        assertThat(settings.account()).isEqualTo("123456789012");
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings(Map.of(), "--memory").data()).isEmpty();
    }

    @Test
    void options_go_before_the_configuration_file() throws IOException {
        Path file = write("# where to listen\n\nport = 8080\naccount=111122223333\n");
        ServerSettings settings = settings(Map.of(), "--config", file.toString(), "--port", "0");
        assertThat(settings.port()).isZero();
        assertThat(settings.account()).isEqualTo("111122223333");
    }

    @Test
    void an_unknown_key_of_the_configuration_is_an_error_that_names_its_line() throws IOException {
        Path file = write("port = 8080\nenforce = false\n");
        assertThatThrownBy(() -> settings(Map.of(), "--config", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "%s:2: unknown key enforce; known are: port, data, account, bind,"
                                + " public-url, jupyter, studio-domain, sso-saml-metadata,"
                                + " sso-oidc-issuer, sso-oidc-client-id, sso-oidc-client-secret",
                        file);
    }

    @Test
    void what_makes_no_sense_is_refused() throws IOException {
        assertRefused("an account is twelve digits", "--account", "12");
        assertRefused("must be a number from 0 to 65535", "--port", "70000");
        assertRefused("take one of them", "--memory", "--data", folder.toString());
        assertRefused("expected key = value", "--config", write("port\n").toString());
        assertRefused("is there twice", "--config", write("port=1\nport=2\n").toString());
        assertRefused("can't read", "--config", folder.resolve("none").toString());
    }

    @Test
    void the_root_key_may_come_from_the_environment_whole_or_not_at_all() {
        Map<String, String> whole =
                Map.of(
                        "CLOISTER_ROOT_ACCESS_KEY_ID", "AKIAROOT",
                        "CLOISTER_ROOT_SECRET_ACCESS_KEY", "secret");
        assertThat(settings(whole).rootKey()).contains(new RootKey("AKIAROOT", "secret"));
        assertThatThrownBy(() -> settings(Map.of("CLOISTER_ROOT_ACCESS_KEY_ID", "AKIAROOT")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("one of them is missing");
    }

    private void assertRefused(String words, String... options) {
        assertThatThrownBy(() -> settings(Map.of(), options))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "cloister", ".conf"), text);
    }

    private static ServerSettings settings(Map<String, String> environment, String... words) {
        UpCommand command = new UpCommand(new PrintStream(OutputStream.nullOutputStream()));
        return UpCommand.settings(Arguments.parse(List.of(words), command.options()), environment);
    }
}
