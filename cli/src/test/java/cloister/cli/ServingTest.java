package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code up} as a process of its own. */
final class ServingTest {
    private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"([^\"]+)\"");

    @TempDir private Path data = Path.of("");

    private record Served(String url, String announcement, Process process) {}

    @Test
    void state_survives_a_stop_and_a_start() throws Exception {
        Served first = start();
        String id = exported(first, "AWS_ACCESS_KEY_ID");
        String secret = exported(first, "AWS_SECRET_ACCESS_KEY");
        Keys root = new Keys(id, secret, Optional.empty());
        try (ApiClient client = new ApiClient(URI.create(first.url()), Stage.REGION)) {
            assertThat(client.call(root, "iam:CreateUser", Map.of("UserName", "ana")).status())
                    .isEqualTo(200);
        }
        stop(first);

        Served second = start();
        assertThat(second.announcement()).doesNotContain(secret);
        try (ApiClient client = new ApiClient(URI.create(second.url()), Stage.REGION)) {
            assertThat(client.call(root, "iam:GetUser", Map.of("UserName", "ana")).status())
                    .isEqualTo(200);
        }
        stop(second);
        assertThat(Files.getPosixFilePermissions(data.resolve("root-credentials")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(why(newestRequest())).contains("allow: iam:GetUser on", ":user/ana");
    }

    private Served start() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "cloister.cli.Main",
                                "up",
                                "--port",
                                "0",
                                "--data",
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder announcement = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            announcement.append(line).append('\n');
            if (line.startsWith("State is kept")) {
                break;
            }
        }
        String text = announcement.toString();
        assertThat(text).startsWith("Ready http://127.0.0.1:").contains("Enforcing:");
        return new Served(text.substring(6, text.indexOf('\n')), text, process);
    }

    private static void stop(Served served) throws InterruptedException {
        served.process().destroy();
        assertThat(served.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String exported(Served served, String name) {
        Matcher export = Pattern.compile(name + "=(\\S+)").matcher(served.announcement());
        assertThat(export.find()).as(served.announcement()).isTrue();
        return export.group(1);
    }

    private String newestRequest() throws IOException {
        try (var days = Files.list(data.resolve("audit"))) {
            List<String> lines = Files.readAllLines(days.findFirst().orElseThrow());
            Matcher id = REQUEST_ID.matcher(lines.getLast());
            assertThat(id.find()).isTrue();
            return id.group(1);
        }
    }

    private String why(String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WhyCommand command =
                new WhyCommand(Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
        int status =
                command.run(
                        Arguments.parse(
                                List.of(request, "--data", data.toString()), command.options()));
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
