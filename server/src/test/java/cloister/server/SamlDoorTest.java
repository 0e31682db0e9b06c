package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An identity provider's sign-in ends in the console, as the role that it offers. */
class SamlDoorTest {
    private static final SamlIdp IDP = SamlIdp.create();
    private static final String OTHER = "Auditors";

    private static FederatedStudio studio;
    private static Raw raw;

    private final ConsoleClient browser = client();

    @BeforeAll
    static void set_up() {
        studio = FederatedStudio.start(TwoTeams.start(), IDP.metadata(), "Okta");
        raw = new Raw(studio.teams().server());
        studio.teams().createRole(OTHER, studio.trust(true));
    }

    private static ConsoleClient client() {
        return new ConsoleClient(raw);
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @BeforeEach
    void trust() {
        studio.setTrust(studio.trust(true));
    }

    @Test
    void one_role_is_signed_in_at_once() {
        Answer home = browser.follow(post(response(studio.attributes("userA1"))));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body())
                .contains("Welcome, userA1", "assumed-role/StudioUsers/userA1", "Launch");
    }

    @Test
    void the_session_cookie_comes_with_the_answer_to_the_other_sites_post() {
        Answer answer = post(response(studio.attributes("userA1")));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .contains("cloister_console=", "Path=/console", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void of_several_roles_one_chooses_once() {
        Answer choice = browser.follow(post(response(withSecondRole())));
        assertThat(choice.body()).contains("Choose a role", "StudioUsers", OTHER);

        Answer home = browser.follow(choose(studio.teams().roleArn(OTHER)));
        assertThat(home.body()).contains("assumed-role/Auditors/userA1");

        assertThat(choose(studio.teams().roleArn(OTHER)).status()).isEqualTo(403);
    }

    @Test
    void a_role_that_is_not_offered_can_not_be_chosen() {
        browser.follow(post(response(withSecondRole())));

        Answer refused = choose(studio.teams().roleArn(TwoTeams.TEAM_A_ROLE));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("offer that role");
    }

    @Test
    void another_browser_can_not_choose() {
        browser.follow(post(response(withSecondRole())));
        ConsoleClient other = new ConsoleClient(raw);
        other.get("/console/sign-in");

        Answer refused =
                other.post("/console/sign-in/role", Map.of("role", studio.teams().roleArn(OTHER)));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(other.get("/console").status()).isEqualTo(303);
    }

    @Test
    void a_choice_from_another_site_is_refused() {
        browser.follow(post(response(withSecondRole())));

        Answer refused =
                browser.post(
                        "/console/sign-in/role",
                        Map.of("role", studio.teams().roleArn(OTHER)),
                        Map.of("Sec-Fetch-Site", "cross-site"));

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void a_response_gets_in_once() {
        String response = response(studio.attributes("userA1"));
        assertThat(post(response).status()).isEqualTo(303);

        Answer again = new ConsoleClient(raw).post("/saml", Map.of("SAMLResponse", response));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("InvalidIdentityToken", "used before");
        assertThatThrownBy(() -> studio.assume(response)).hasMessageContaining("used before");
    }

    @Test
    void a_response_for_another_sign_in_page_is_refused() {
        String xml = SamlIdp.response(studio.attributes("userA1"));

        Answer refused = post(SamlIdp.base64(IDP.signed(xml, "Assertion")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("its Recipient is another than this sign-in address");
    }

    @Test
    void what_is_forged_or_no_response_is_refused_in_the_words_of_aws() {
        String forged =
                SamlIdp.base64(
                        here(SamlIdp.response(studio.attributes("userA2")))
                                .replace("</samlp:Response>", " </samlp:Response>"));

        for (Map<String, String> form :
                List.of(
                        Map.of("SAMLResponse", forged),
                        Map.of("SAMLResponse", "nonsense"),
                        Map.<String, String>of())) {
            Answer refused = browser.post("/saml", form);
            assertThat(refused.status()).as(form.toString()).isEqualTo(400);
            assertThat(refused.body()).contains("InvalidIdentityToken", "SAML");
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void without_the_statement_on_tags_the_page_says_what_aws_says() {
        studio.setTrust(studio.trust(false));

        Answer refused = post(response(studio.attributes("userA1")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("AccessDenied", "Not authorized to perform sts:TagSession");
        assertThat(audit()).contains("sts:AssumeRoleWithSAML");
    }

    @Test
    void a_relay_state_leads_to_a_page_of_ours_and_nowhere_else() {
        for (String own : List.of("/console/domains", studio.teams().url() + "/console/domains")) {
            assertThat(relayed(own).header("Location")).contains("/console/domains");
        }
        for (String other :
                List.of(
                        "https://evil.example/console",
                        "//evil.example/console",
                        "/console/../studio",
                        studio.teams().url() + ".evil.example/console",
                        "javascript:alert(1)")) {
            assertThat(relayed(other).header("Location")).as(other).contains("/console");
        }
    }

    @Test
    void a_relay_state_opens_ones_own_studio_and_no_other() {
        String domain = "/console/domains/" + studio.teams().domainId() + "/profiles/";

        Answer own = relayed(domain + "userA1/launch");
        assertThat(own.header("Refresh").orElseThrow())
                .contains("/studio/" + studio.teams().domainId() + "/auth?token=");

        Answer other = relayed(domain + "userA2/launch");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body())
                .contains(
                        "assumed-role/StudioUsers/userA1 is not authorized to perform:"
                                + " sagemaker:CreatePresignedDomainUrl");
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_of_the_person() {
        ConsoleClient phone = new ConsoleClient(raw);
        post(response(studio.attributes("userA1")));
        phone.post("/saml", Map.of("SAMLResponse", response(studio.attributes("userA1"))));
        assertThat(phone.get("/console").status()).isEqualTo(200);

        browser.get("/console/me");
        browser.post("/console/sign-out-everywhere", Map.of());

        assertThat(phone.get("/console").status()).isEqualTo(303);
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void a_federated_person_switches_to_a_role_that_trusts_theirs_with_their_tag() {
        studio.teams()
                .createRole(
                        "Helper",
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                         "Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"],
                         "Condition":{"StringEquals":{"aws:PrincipalTag/studiouserid":"userA1"}}}]}
                        """
                                .formatted(studio.roleArn()));
        post(response(studio.attributes("userA1")));
        browser.get("/console/me");

        Answer home = browser.follow(browser.post("/console/switch", Map.of("role", "Helper")));

        assertThat(home.body()).contains("assumed-role/Helper/userA1");
    }

    private Answer relayed(String relayState) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SAMLResponse", response(studio.attributes("userA1")));
        form.put("RelayState", relayState);
        return new ConsoleClient(raw).post("/saml", form);
    }

    private Answer choose(String role) {
        return browser.post("/console/sign-in/role", Map.of("role", role));
    }

    private Answer post(String response) {
        return browser.post(
                "/saml",
                Map.of("SAMLResponse", response),
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://idp.example.org"));
    }

    private static String withSecondRole() {
        return studio.attributes("userA1")
                + SamlIdp.attribute(
                        "Role", studio.teams().roleArn(OTHER) + "," + studio.providerArn());
    }

    private static String response(String attributes) {
        return SamlIdp.base64(IDP.signed(here(SamlIdp.response(attributes)), "Assertion"));
    }

    private static String here(String xml) {
        return xml.replace(SamlIdp.AWS, studio.teams().url() + "/saml");
    }

    private static String audit() {
        ConsoleClient admin = new ConsoleClient(raw);
        studio.teams()
                .root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName("studio-admin")
                                        .policyName("audit")
                                        .policyDocument(
                                                "{\"Version\":\"2012-10-17\",\"Statement\":[{"
                                                    + "\"Effect\":\"Allow\",\"Action\":\"cloister:*\","
                                                    + "\"Resource\":\"*\"}]}"));
        studio.teams()
                .root()
                .iam()
                .createLoginProfile(to -> to.userName("studio-admin").password("Correct-Horse-7"));
        admin.signIn("studio-admin", "Correct-Horse-7");
        return admin.get("/console/audit").body();
    }
}
