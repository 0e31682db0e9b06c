package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.kubernetes.Callers;
import cloister.kubernetes.KubernetesSettings;
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
    private static final String CLUSTER =
            """
            kubernetes-namespace = studio-apps
            kubernetes-image = registry.example/jupyter:1
            kubernetes-endpoint = https://cloister.example/
            kubernetes-callers = cloister app.kubernetes.io/name=cloister
            """;

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
                                + " public-url, runtime, jupyter, code-server, studio-domain,"
                                + " sso-saml-metadata, sso-oidc-issuer, sso-oidc-client-id,"
                                + " sso-oidc-client-secret,"
                                + " kubernetes-context, kubernetes-namespace, kubernetes-image,"
                                + " kubernetes-image-pull-secret, kubernetes-endpoint,"
                                + " kubernetes-callers, kubernetes-storage-class,"
                                + " kubernetes-home-size",
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
    void apps_are_pods_where_the_configuration_says_how() throws IOException {
        Path file = write(CLUSTER + "kubernetes-home-size = 20Gi\n");
        KubernetesSettings cluster =
                settings(Map.of(), "--config", file.toString(), "--runtime", "kubernetes")
                        .apps()
                        .kubernetes()
                        .orElseThrow();

        assertThat(cluster.endpoint()).isEqualTo("https://cloister.example");
        assertThat(cluster.callers())
                .isEqualTo(new Callers.Pods("cloister", "app.kubernetes.io/name", "cloister"));
        assertThat(cluster.homeSize()).isEqualTo("20Gi");
        assertThat(settings(Map.of()).apps().kubernetes()).isEmpty();
    }

    @Test
    void pods_without_what_they_need_are_refused() throws IOException {
        assertRefused("local or kubernetes, not docker", "--runtime", "docker");
        assertRefused("needs kubernetes-namespace", "--runtime", "kubernetes");
        assertRefused("of no use", "--config", write(CLUSTER).toString());
        assertRefused(
                "pods reach Cloister by https",
                "--runtime",
                "kubernetes",
                "--config",
                write(CLUSTER.replace("https", "http")).toString());
        assertRefused(
                "callers are addresses",
                "--runtime",
                "kubernetes",
                "--config",
                write(CLUSTER.replace("/name=", "/name ")).toString());
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
