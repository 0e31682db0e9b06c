package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the demo prints last. */
final class NextStepsTest {
    private static final Pattern CONSOLE = Pattern.compile("Console: (\\S+)/console");
    private static final Pattern PASSWORD = Pattern.compile("  (\\S+) +([A-Z][a-z]{3}\\d-\\S+)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    @Test
    void the_console_lets_people_in_with_the_passwords_printed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread demo = Thread.ofVirtual().start(() -> demo(out));
        try {
            String printed = await(out, demo);
            Matcher console = CONSOLE.matcher(printed);
            assertThat(console.find()).as(printed).isTrue();
            Matcher password = PASSWORD.matcher(printed);
            List<String> welcomed =
                    password.results()
                            .filter(each -> signsIn(console.group(1), each.group(1), each.group(2)))
                            .map(each -> each.group(1))
                            .toList();
            assertThat(welcomed)
                    .containsExactly(Administration.ADMIN, "userA1", "userA2", "userB1");
        } finally {
            demo.interrupt();
            demo.join();
        }
    }

    private static void demo(ByteArrayOutputStream out) {
        DemoCommand command = new DemoCommand(new PrintStream(out, true, UTF_8));
        try {
            command.run(
                    Arguments.parse(
                            List.of("--port", "0", "--blueprint", TwoTeams.BLUEPRINT.toString()),
                            command.options()));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private static String await(ByteArrayOutputStream out, Thread demo)
            throws InterruptedException {
        while (!out.toString(UTF_8).contains("as the notebook of userA2")) {
            assertThat(demo.isAlive()).as(out.toString(UTF_8)).isTrue();
            Thread.sleep(100);
        }
        return out.toString(UTF_8);
    }

    private static boolean signsIn(String url, String user, String password) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI door = URI.create(url + "/console/sign-in");
            HttpResponse<String> form =
                    http.send(HttpRequest.newBuilder(door).build(), BodyHandlers.ofString());
            Matcher csrf = CSRF.matcher(form.body());
            assertThat(csrf.find()).isTrue();
            String body =
                    "account=123456789012&user=%s&password=%s&csrf=%s"
                            .formatted(user, URLEncoder.encode(password, UTF_8), csrf.group(1));
            HttpRequest sent =
                    HttpRequest.newBuilder(door)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Cookie",
                                    form.headers()
                                            .firstValue("Set-Cookie")
                                            .orElse("")
                                            .split(";", 2)[0])
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return http.send(sent, BodyHandlers.ofString()).statusCode() == 303;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
