package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The article's federation with Keycloak in Okta's place: a person's real sign-in there. */
class KeycloakTest {
    private static final String PROVIDER = "arn:aws:iam::123456789012:saml-provider/Keycloak";

    @TempDir static Path directory;

    private static final List<AutoCloseable> STARTED = new ArrayList<>();
    private static Optional<Keycloak> keycloak = Optional.empty();
    private static Optional<FederatedStudio> studio = Optional.empty();

    @BeforeAll
    static void set_up() throws IOException {
        Optional<Path> zip = Keycloak.distribution();
        assumeTrue(
                zip.isPresent() || "true".equals(System.getenv("CI")),
                "Keycloak's distribution isn't here: 'mvn -Pkeycloak verify' fetches it");
        TwoTeams teams = TwoTeams.start();
        STARTED.add(teams);
        Keycloak started =
                Keycloak.start(
                        zip.orElseThrow(),
                        directory,
                        realm(teams.url() + "/saml", teams.roleArn(FederatedStudio.ROLE)));
        STARTED.add(started);
        keycloak = Optional.of(started);
        studio = Optional.of(FederatedStudio.start(teams, started.metadata(), "Keycloak"));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : STARTED) {
            each.close();
        }
    }

    @Test
    void a_real_sign_in_opens_ones_own_profile_and_no_other() {
        TwoTeams teams = studio().teams();
        Clients ana = teams.root().with(studio().assume(signIn()).credentials());

        assertThat(teams.presign(ana, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> teams.presign(ana, "userA2"))
                .hasMessageContaining(
                        "assumed-role/StudioUsers/ana is not authorized to perform:"
                                + " sagemaker:CreatePresignedDomainUrl");
    }

    @Test
    void its_tags_go_down_to_the_next_role() {
        TwoTeams teams = studio().teams();
        teams.createRole(
                "AfterKeycloak",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"]}]}
                """
                        .formatted(studio().roleArn()));
        teams.root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName("AfterKeycloak")
                                        .policyName("studio")
                                        .policyDocument(
                                                TwoTeams.policy("2b-studio-user-federated")));
        Clients first = teams.root().with(studio().assume(signIn()).credentials());
        Clients next =
                first.with(
                        first.sts()
                                .assumeRole(
                                        role ->
                                                role.roleArn(teams.roleArn("AfterKeycloak"))
                                                        .roleSessionName("next"))
                                .credentials());

        assertThat(teams.presign(next, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> teams.presign(next, "userA2"))
                .hasMessageContaining("not authorized");
    }

    @Test
    void without_the_statement_on_tags_a_real_sign_in_is_refused() {
        studio().setTrust(studio().trust(false));
        try {
            assertThatThrownBy(() -> studio().assume(signIn()))
                    .hasMessageContaining("Not authorized to perform sts:TagSession");
        } finally {
            studio().setTrust(studio().trust(true));
        }
    }

    @Test
    void a_real_response_gets_in_once_and_not_for_another_person() {
        String response = signIn();
        studio().assume(response);
        assertThatThrownBy(() -> studio().assume(response)).hasMessageContaining("used before");

        String xml = new String(Base64.getDecoder().decode(signIn()), UTF_8);
        String forged = SamlIdp.base64(xml.replace(">userA1<", ">userA2<"));
        assertThatThrownBy(() -> studio().assume(forged))
                .hasMessageContaining("Response signature invalid");
    }

    @Test
    void a_login_in_a_browser_there_ends_in_ones_own_studio_here() {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = logIn(context, "");
            page.waitForURL("**/console");
            assertThat(page.content()).contains("assumed-role/StudioUsers/ana");

            page.getByText("Launch userA1").click();
            page.waitForURL("**/studio/**");
            assertThat(page.getByRole(AriaRole.HEADING).first().textContent()).contains("userA1");

            page.navigate(studio().teams().url() + launch("userA2"));
            assertThat(page.content())
                    .contains(
                            "User: arn:aws:sts::123456789012:assumed-role/StudioUsers/ana is not"
                                + " authorized to perform: sagemaker:CreatePresignedDomainUrl on"
                                + " resource: arn:aws:sagemaker:us-east-1:123456789012:"
                                + "user-profile/");
        }
    }

    @Test
    void a_login_in_a_browser_leads_straight_to_the_studio_that_its_relay_state_names() {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = logIn(context, "?RelayState=" + launch("userA1"));
            page.waitForURL("**/studio/**");

            assertThat(page.getByRole(AriaRole.HEADING).first().textContent()).contains("userA1");
        }
    }

    @Test
    void without_the_statement_on_tags_a_login_in_a_browser_ends_with_the_error_of_aws() {
        studio().setTrust(studio().trust(false));
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = logIn(context, "");
            page.waitForURL("**/saml");

            assertThat(page.content())
                    .contains("AccessDenied", "Not authorized to perform sts:TagSession");
        } finally {
            studio().setTrust(studio().trust(true));
        }
    }

    private static Page logIn(BrowserContext context, String query) {
        Page page = context.newPage();
        page.navigate(keycloak.orElseThrow().signInAddress() + query);
        page.locator("#username").fill("ana");
        page.locator("#password").fill("ana-password");
        page.locator("#kc-login").click();
        return page;
    }

    private static String launch(String profile) {
        return "/console/domains/"
                + studio().teams().domainId()
                + "/profiles/"
                + profile
                + "/launch";
    }

    @Test
    void its_id_tokens_are_taken_too() {
        TwoTeams teams = studio().teams();
        String issuer = keycloak.orElseThrow().issuer();
        String name = issuer.substring("http://".length());
        teams.root()
                .iam()
                .createOpenIDConnectProvider(
                        provider -> provider.url(issuer).clientIDList("studio"));
        teams.createRole(
                "KeycloakWeb",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%1$s"},
                 "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
                 "Condition":{"StringEquals":{"%1$s:aud":"studio"}}}]}
                """
                        .formatted(name));
        teams.root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName("KeycloakWeb")
                                        .policyName("studio")
                                        .policyDocument(
                                                TwoTeams.policy("2b-studio-user-federated")));

        Clients ana =
                teams.root()
                        .with(
                                teams.root()
                                        .sts()
                                        .assumeRoleWithWebIdentity(
                                                call ->
                                                        call.roleArn(teams.roleArn("KeycloakWeb"))
                                                                .roleSessionName("ana")
                                                                .webIdentityToken(idToken()))
                                        .credentials());

        assertThat(teams.presign(ana, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> teams.presign(ana, "userA2"))
                .hasMessageContaining("not authorized");
    }

    private static FederatedStudio studio() {
        return studio.orElseThrow();
    }

    private static String signIn() {
        return keycloak.orElseThrow().samlResponse("ana", "ana-password");
    }

    private static String idToken() {
        return keycloak.orElseThrow().idToken("ana", "ana-password");
    }

    private static String realm(String signIn, String role) throws IOException {
        try (InputStream stream = KeycloakTest.class.getResourceAsStream("keycloak-realm.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8)
                    .replace("@SIGN_IN@", signIn)
                    .replace("@ROLE@", role)
                    .replace("@PROVIDER@", PROVIDER);
        }
    }
}
