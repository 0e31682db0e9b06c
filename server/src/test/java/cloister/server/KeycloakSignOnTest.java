package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.ExternalProvider;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Single sign-on through a real Keycloak and a real browser, by both protocols. */
class KeycloakSignOnTest {
    @TempDir static Path directory;

    private static final List<AutoCloseable> STARTED = new ArrayList<>();
    private static Optional<DirectoryStudio> byOidc = Optional.empty();
    private static Optional<DirectoryStudio> bySaml = Optional.empty();
    private static String issuer = "";

    @BeforeAll
    static void set_up() throws IOException {
        Optional<Path> zip = Keycloak.distribution();
        assumeTrue(
                zip.isPresent() || "true".equals(System.getenv("CI")),
                "Keycloak's distribution isn't here: 'mvn -Pkeycloak verify' fetches it");
        int oidcPort = Keycloak.freePort();
        int samlPort = Keycloak.freePort();
        Keycloak keycloak = Keycloak.start(zip.orElseThrow(), directory, realm(oidcPort, samlPort));
        STARTED.add(keycloak);
        issuer = keycloak.issuer();
        byOidc =
                start(
                        oidcPort,
                        new ExternalProvider.Oidc(issuer, "portal", Optional.of("portal-secret")));
        bySaml = start(samlPort, new ExternalProvider.Saml(keycloak.metadata()));
    }

    private static Optional<DirectoryStudio> start(int port, ExternalProvider provider) {
        DirectoryStudio studio =
                DirectoryStudio.start(
                        ServerSettings.inMemory().withPort(port).withSignOn(provider));
        STARTED.add(studio);
        return Optional.of(studio);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : STARTED) {
            each.close();
        }
    }

    @Test
    void by_openid_connect_a_person_opens_their_own_studio() {
        opensTheirOwn(byOidc.orElseThrow());
    }

    @Test
    void by_saml_a_person_opens_their_own_studio() {
        opensTheirOwn(bySaml.orElseThrow());
    }

    private static void opensTheirOwn(DirectoryStudio studio) {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(studio.url() + "/studio/" + studio.domainId());
            logIn(page, "ana");
            page.waitForURL(studio.url() + "/start");
            assertThat(page.content()).contains("Welcome, ana", "ana-profile");
            assertThat(page.content()).doesNotContain("bia-profile");

            page.getByText("Launch ana-profile").click();
            page.waitForURL("**/studio/**");
            assertThat(page.getByRole(AriaRole.HEADING).first().textContent())
                    .isEqualTo("ana-profile");
            assertThat(page.content()).contains(TwoTeams.TEAM_A_ROLE);

            page.navigate(studio.url() + "/start");
            page.getByText("Sign out everywhere").click();
            page.getByText("Sign in again").waitFor();
            assertThat(
                            page.request()
                                    .get(
                                            studio.url() + "/studio/" + studio.domainId(),
                                            RequestOptions.create().setMaxRedirects(0))
                                    .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void a_sign_in_that_begins_at_keycloak_ends_in_the_portal() {
        DirectoryStudio studio = bySaml.orElseThrow();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(issuer + "/protocol/saml/clients/portal");
            logIn(page, "ana");
            page.waitForURL(studio.url() + "/start");

            assertThat(page.content()).contains("Welcome, ana");
        }
    }

    @Test
    void whom_keycloak_knows_and_the_directory_does_not_is_told_so() {
        for (DirectoryStudio studio : List.of(byOidc.orElseThrow(), bySaml.orElseThrow())) {
            try (Chromium chromium = Chromium.start();
                    BrowserContext context = chromium.browser().newContext()) {
                Page page = context.newPage();
                page.navigate(studio.url() + "/start");
                logIn(page, "carla");
                page.waitForURL(studio.url() + "/start/**");

                assertThat(page.content())
                        .contains("The directory of IAM Identity Center has no user carla.");
            }
        }
    }

    private static void logIn(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(user + "-password");
        page.locator("#kc-login").click();
    }

    private static String realm(int oidcPort, int samlPort) throws IOException {
        try (InputStream stream =
                KeycloakSignOnTest.class.getResourceAsStream("keycloak-portal-realm.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8)
                    .replace("@OIDC@", "http://127.0.0.1:" + oidcPort)
                    .replace("@SAML@", "http://127.0.0.1:" + samlPort);
        }
    }
}
