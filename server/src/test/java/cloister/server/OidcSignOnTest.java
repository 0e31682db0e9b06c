package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.identity.ExternalProvider;
import cloister.server.Raw.Answer;

import com.nimbusds.jwt.JWTClaimsSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** People of the directory sign in by OpenID Connect, and open what is theirs. */
class OidcSignOnTest {
    private static final OidcIdp IDP = OidcIdp.start();

    private static DirectoryStudio studio;

    private final ConsoleClient browser = client();

    @BeforeAll
    static void set_up() {
        studio =
                DirectoryStudio.start(
                        ServerSettings.inMemory()
                                .withSignOn(
                                        new ExternalProvider.Oidc(
                                                IDP.issuer(), "portal", Optional.of("secret"))));
    }

    private static ConsoleClient client() {
        return new ConsoleClient(studio.raw());
    }

    @AfterAll
    static void close() {
        studio.close();
        IDP.close();
    }

    @Test
    void the_way_to_the_provider_has_state_nonce_and_pkce() {
        Answer away = browser.get("/start");

        assertThat(away.status()).isEqualTo(303);
        assertThat(away.header("Location").orElseThrow())
                .startsWith(IDP.issuer() + "/auth?response_type=code&client_id=portal&")
                .contains("&state=_", "&nonce=", "&code_challenge=", "code_challenge_method=S256")
                .contains(
                        "redirect_uri="
                                + URLEncoder.encode(
                                        studio.url() + "/start/oidc", StandardCharsets.UTF_8));
        assertThat(away.header("Set-Cookie").orElseThrow())
                .contains("Path=/start", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_person_sees_their_own_studios_and_opens_one() {
        Answer home = signIn("ana");
        assertThat(home.body()).contains("Welcome, ana", "ana-profile", "directory");
        assertThat(home.body()).doesNotContain("bia-profile");

        Answer opening = open("ana-profile");
        assertThat(studioOf(opening).body())
                .contains("ana-profile", TwoTeams.TEAM_A_ROLE, "arn:aws:identitystore:::user/");
    }

    @Test
    void another_persons_studio_does_not_open() {
        signIn("ana");

        Answer refused = open("bia-profile");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains(
                        "User: arn:aws:identitystore:::user/"
                                + studio.userId("ana")
                                + " is not assigned to the user profile bia-profile.");
    }

    @Test
    void a_permission_set_that_is_assigned_opens_the_console_as_its_role() {
        studio.assign("Reader", "bia");
        ConsoleClient bia = new ConsoleClient(studio.raw());
        Answer home = signIn(bia, "bia");
        assertThat(home.body()).contains("Reader");
        String set = home.body().replaceFirst("(?s).*value=\"(arn:aws:sso:[^\"]+)\".*", "$1");

        Answer console = bia.follow(bia.post("/start/role", Map.of("permission-set", set)));
        assertThat(console.body()).contains("assumed-role/AWSReservedSSO_Reader_", "/bia");

        assertThat(signIn("ana").body()).doesNotContain("Reader");
        assertThat(browser.post("/start/role", Map.of("permission-set", set)).status())
                .isEqualTo(403);
        assertThat(browser.get("/console").status()).isEqualTo(303);

        bia.get("/console/me");
        bia.post("/console/sign-out-everywhere", Map.of());
        assertThat(bia.get("/start").status()).isEqualTo(303);
    }

    @Test
    void a_form_from_another_site_opens_nothing() {
        signIn("ana");

        Answer refused =
                browser.post(
                        "/start/open",
                        profile("ana-profile"),
                        Map.of("Sec-Fetch-Site", "cross-site"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Refresh")).isEmpty();
    }

    @Test
    void a_studio_without_a_session_leads_to_the_portal() {
        Answer led = browser.get("/studio/" + studio.domainId());

        assertThat(led.status()).isEqualTo(303);
        assertThat(led.header("Location")).contains("/start");
    }

    @Test
    void signing_out_closes_the_studios_that_were_opened() {
        signIn("ana");
        assertThat(studioOf(open("ana-profile")).status()).isEqualTo(200);
        browser.get("/start");

        assertThat(browser.post("/start/sign-out", Map.of()).body()).contains("signed out");

        assertThat(browser.get("/studio/" + studio.domainId()).header("Location"))
                .contains("/start");
        assertThat(browser.get("/start").status()).isEqualTo(303);
    }

    @Test
    void signing_out_everywhere_ends_it_in_the_other_browser() {
        ConsoleClient phone = new ConsoleClient(studio.raw());
        signIn(phone, "ana");
        signIn("ana");

        browser.post("/start/sign-out-everywhere", Map.of());

        assertThat(phone.get("/start").status()).isEqualTo(303);
    }

    @Test
    void a_person_who_is_deleted_is_out_at_once() {
        try (DirectoryStudio other =
                DirectoryStudio.start(
                        ServerSettings.inMemory()
                                .withSignOn(
                                        new ExternalProvider.Oidc(
                                                IDP.issuer(), "portal", Optional.of("secret"))))) {
            ConsoleClient bia = new ConsoleClient(other.raw());
            other.assign("Reader", "bia");
            String set =
                    signIn(bia, "bia")
                            .body()
                            .replaceFirst("(?s).*value=\"(arn:aws:sso:[^\"]+)\".*", "$1");
            assertThat(bia.follow(bia.post("/start/role", Map.of("permission-set", set))).status())
                    .isEqualTo(200);
            bia.get("/start");
            Map<String, String> form =
                    Map.of(
                            "region",
                            "us-east-1",
                            "domain",
                            other.domainId(),
                            "profile",
                            "bia-profile");
            String link = link(bia.post("/start/open", form));
            assertThat(bia.follow(bia.get(link)).status()).isEqualTo(200);

            other.unassign("Reader", "bia");
            other.delete("bia");

            assertThat(bia.get("/studio/" + other.domainId()).status()).isEqualTo(303);
            assertThat(bia.get("/start").status()).isEqualTo(303);
            assertThat(bia.get("/console").status()).isEqualTo(303);
        }
    }

    @Test
    void who_is_not_in_the_directory_is_told_so() {
        Answer refused = signIn("mallory");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains(
                        "AccessDenied",
                        "The directory of IAM Identity Center has no user mallory.");
    }

    @Test
    void a_forged_state_is_refused() {
        String location = browser.get("/start").header("Location").orElseThrow();
        String code = code(location, "ana", claims -> {});

        Answer refused = browser.get("/start/oidc?code=" + code + "&state=_forged");

        refused(refused, "(state)");
    }

    @Test
    void another_browsers_answer_is_refused() {
        String location = browser.get("/start").header("Location").orElseThrow();
        ConsoleClient victim = new ConsoleClient(studio.raw());
        victim.get("/start");

        refused(victim.get(back(location, code(location, "ana", claims -> {}))), "(state)");
        refused(
                new ConsoleClient(studio.raw())
                        .get(back(location, code(location, "ana", claims -> {}))),
                "(state)");
    }

    @Test
    void a_code_is_good_once() {
        String location = browser.get("/start").header("Location").orElseThrow();
        String back = back(location, code(location, "ana", claims -> {}));
        assertThat(browser.get(back).status()).isEqualTo(303);

        refused(browser.get(back), "invalid_grant");
    }

    @Test
    void a_token_for_another_sign_in_or_client_or_of_another_issuer_is_refused() {
        Map.<String, Consumer<JWTClaimsSet.Builder>>of(
                        "(nonce)", claims -> claims.claim("nonce", "another"),
                        "Incorrect token audience", claims -> claims.audience("other"),
                        "another issuer", claims -> claims.issuer("https://other.example"),
                        "preferred_username", claims -> claims.claim("preferred_username", null),
                        "Token expired", claims -> claims.expirationTime(Date.from(Instant.EPOCH)))
                .forEach(
                        (why, change) -> {
                            String location =
                                    browser.get("/start").header("Location").orElseThrow();
                            refused(
                                    browser.get(back(location, code(location, "ana", change))),
                                    why);
                        });
    }

    @Test
    void a_token_that_another_key_signed_is_refused() {
        try (OidcIdp other = OidcIdp.start()) {
            String location = browser.get("/start").header("Location").orElseThrow();
            String token = OidcIdp.signed(other.key(), claims(location, "ana", claims -> {}));
            String code = IDP.code(OidcIdp.value(location, "code_challenge"), token);

            refused(browser.get(back(location, code)), "signature");
        }
    }

    @Test
    void what_the_provider_refuses_is_refused_here() {
        String location = browser.get("/start").header("Location").orElseThrow();

        Answer refused =
                browser.get(
                        "/start/oidc?error=access_denied&state="
                                + OidcIdp.value(location, "state"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("access_denied");
    }

    @Test
    void the_presigned_url_of_such_a_domain_is_refused() {
        Answer refused =
                studio.raw()
                        .signed(
                                studio.raw()
                                        .json(
                                                "SageMaker.CreatePresignedDomainUrl",
                                                """
                                                {"DomainId":"%s","UserProfileName":"ana-profile"}
                                                """
                                                        .formatted(studio.domainId())));

        assertThat(refused.body()).contains("can only be called when the AuthMode is IAM");
    }

    private Answer signIn(String person) {
        return signIn(browser, person);
    }

    private static Answer signIn(ConsoleClient browser, String person) {
        String location = browser.get("/start/sign-in").header("Location").orElseThrow();
        return browser.follow(browser.get(back(location, code(location, person, claims -> {}))));
    }

    private static String back(String location, String code) {
        return "/start/oidc?code=" + code + "&state=" + OidcIdp.value(location, "state");
    }

    private static String code(
            String location, String person, Consumer<JWTClaimsSet.Builder> change) {
        return IDP.code(
                OidcIdp.value(location, "code_challenge"),
                OidcIdp.signed(IDP.key(), claims(location, person, change)));
    }

    private static JWTClaimsSet claims(
            String location, String person, Consumer<JWTClaimsSet.Builder> change) {
        return IDP.claims(
                claims -> {
                    claims.audience("portal")
                            .claim("nonce", OidcIdp.value(location, "nonce"))
                            .claim("preferred_username", person);
                    change.accept(claims);
                });
    }

    private Answer open(String profile) {
        return browser.post("/start/open", profile(profile));
    }

    private static Map<String, String> profile(String name) {
        return Map.of("region", "us-east-1", "domain", studio.domainId(), "profile", name);
    }

    private static String link(Answer opening) {
        return opening.header("Refresh").orElseThrow().replaceFirst(".*url=http://[^/]+", "");
    }

    private Answer studioOf(Answer opening) {
        browser.get(link(opening));
        return browser.get("/studio/" + studio.domainId());
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.status()).as(why).isEqualTo(400);
        assertThat(answer.body()).contains(why);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
