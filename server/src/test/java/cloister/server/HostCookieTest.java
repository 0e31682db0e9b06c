package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

import java.net.URI;
import java.util.Map;

/** What a Studio's page could set for all hosts of a domain, and what the console takes of it. */
@TestInstance(Lifecycle.PER_CLASS)
class HostCookieTest {
    private static final String SESSION = "__Host-cloister_console";

    private final CloisterServer server =
            CloisterServer.start(
                    ServerSettings.inMemory().withPublicUrl("https://cloister.example.com"));
    private final ConsoleClient browser = new ConsoleClient(new Raw(server));

    HostCookieTest() {
        Clients root =
                new Clients(
                        URI.create("http://127.0.0.1:" + server.port()),
                        AwsBasicCredentials.create(
                                server.rootKey().accessKeyId(),
                                server.rootKey().secretAccessKey()));
        root.iam().createUser(user -> user.userName("ana"));
        root.iam()
                .createLoginProfile(
                        profile -> profile.userName("ana").password(ConsoleTeams.PASSWORD));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void by_https_a_session_is_in_a_cookie_that_no_other_host_can_set() {
        Answer in = browser.signIn("ana", ConsoleTeams.PASSWORD);

        assertThat(in.header("Set-Cookie").orElse(""))
                .startsWith(SESSION + "=")
                .contains("; Path=/;", "HttpOnly", "SameSite=Lax", "; Secure")
                .doesNotContain("Domain");
        assertThat(browser.get("/console").status()).isEqualTo(200);
    }

    @Test
    void a_session_that_another_host_put_into_the_browser_is_not_taken() {
        browser.signIn("ana", ConsoleTeams.PASSWORD);
        ConsoleClient victim = new ConsoleClient(new Raw(server));
        victim.setCookie("cloister_console", browser.cookie(SESSION).orElseThrow());

        assertThat(victim.get("/console").header("Location").orElse("")).contains("sign-in");
    }

    @Test
    void signing_out_takes_the_same_cookie_away() {
        browser.follow(browser.signIn("ana", ConsoleTeams.PASSWORD));

        Answer out = browser.post("/console/sign-out", Map.of());

        assertThat(out.header("Set-Cookie").orElse(""))
                .startsWith(SESSION + "=;")
                .contains("Path=/;");
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }
}
