package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.identity.ExternalProvider;
import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** People of the directory sign in by SAML, and open what is theirs. */
class SamlSignOnTest {
    private static final SamlIdp IDP = SamlIdp.create();

    private static DirectoryStudio studio;

    private final ConsoleClient browser = client();

    @BeforeAll
    static void set_up() {
        studio =
                DirectoryStudio.start(
                        ServerSettings.inMemory()
                                .withSignOn(new ExternalProvider.Saml(IDP.metadata())));
    }

    private static ConsoleClient client() {
        return new ConsoleClient(studio.raw());
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @Test
    void the_way_to_the_provider_brings_a_request() {
        String location = browser.get("/start").header("Location").orElseThrow();

        assertThat(location).startsWith("https://idp.example.org/sso?realm=a&b=c&SAMLRequest=");
        assertThat(request(location))
                .contains(
                        "AssertionConsumerServiceURL=\"" + us() + "\"",
                        "<saml:Issuer",
                        ">" + us() + "</saml:Issuer>",
                        "Destination=\"https://idp.example.org/sso?realm=a&amp;b=c\"");
    }

    @Test
    void the_answer_to_the_request_signs_in() {
        Answer home = arrive(browser, answered(begun(browser)));

        assertThat(home.body()).contains("Welcome, ana", "ana-profile");
        assertThat(home.body()).doesNotContain("bia-profile");
    }

    @Test
    void a_sign_in_that_begins_at_the_provider_is_taken_too() {
        assertThat(arrive(browser, response(xml -> xml)).body()).contains("Welcome, ana");
    }

    @Test
    void the_answer_to_another_browsers_request_is_refused() {
        String response = answered(begun(browser));
        ConsoleClient victim = new ConsoleClient(studio.raw());

        refused(arrive(victim, response), "(InResponseTo)");
        begun(victim);
        refused(arrive(victim, response), "(InResponseTo)");
    }

    @Test
    void a_response_signs_in_once_and_so_does_the_link_after_it() {
        String response = response(xml -> xml);
        Answer link = post(browser, response);
        String address = link.header("Location").orElseThrow();
        assertThat(browser.get(address).header("Location")).contains("/start");

        refused(new ConsoleClient(studio.raw()).get(address), "used before");
        refused(arrive(new ConsoleClient(studio.raw()), response), "used before");
    }

    @Test
    void what_is_forged_or_for_another_place_is_refused() {
        Map.<String, UnaryOperator<String>>of(
                        "required audience",
                                xml -> xml.replace(audience(us()), audience("https://other")),
                        "another than this sign-in address",
                                xml -> xml.replace("Recipient=\"" + us(), "Recipient=\"https://x"),
                        "Issuer", xml -> xml.replace(SamlIdp.ENTITY, "https://other.example"))
                .forEach(
                        (why, change) ->
                                refused(
                                        post(new ConsoleClient(studio.raw()), response(change)),
                                        why));
        String forged =
                new String(Base64.getDecoder().decode(response(xml -> xml)), StandardCharsets.UTF_8)
                        .replace(">ana<", ">bia<");
        refused(post(browser, SamlIdp.base64(forged)), "signature invalid");
        refused(post(browser, SamlIdp.base64(here(SamlIdp.response("")))), "signed");
        refused(post(browser, "nonsense"), "SAML");
        refused(browser.get("/start/saml?ticket=forged"), "took too long");
    }

    @Test
    void a_response_for_a_role_is_no_sign_in_to_the_portal() {
        String xml = SamlIdp.response("").replace(SamlIdp.AWS, studio.url() + "/saml");

        refused(
                post(browser, SamlIdp.base64(IDP.signed(xml, "Assertion"))),
                "another than this sign-in address");
    }

    @Test
    void a_sign_in_to_the_portal_gives_no_role() {
        Answer refused = browser.post("/saml", Map.of("SAMLResponse", response(xml -> xml)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Specified provider doesn't exist");
    }

    @Test
    void who_is_not_in_the_directory_is_told_so() {
        Answer refused = arrive(browser, response(xml -> xml.replace(">ana<", ">mallory<")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("The directory of IAM Identity Center has no user mallory.");
    }

    @Test
    void the_provider_can_read_what_it_needs_to_know_of_us() {
        assertThat(browser.get("/start/saml/metadata").body())
                .contains("entityID=\"" + us() + "\"", "Location=\"" + us() + "\"");
    }

    private static void refused(Answer answer, String why) {
        assertThat(answer.status()).as(why).isEqualTo(400);
        assertThat(answer.body()).contains(why);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private static Answer post(ConsoleClient browser, String response) {
        return browser.post(
                "/start/saml",
                Map.of("SAMLResponse", response),
                Map.of("Sec-Fetch-Site", "cross-site"));
    }

    private static Answer arrive(ConsoleClient browser, String response) {
        return browser.follow(post(browser, response));
    }

    /** The id of a request that a browser was sent away with. */
    private static String begun(ConsoleClient browser) {
        String request = request(browser.get("/start/sign-in").header("Location").orElseThrow());
        return request.replaceFirst(".*? ID=\"([^\"]+)\".*", "$1");
    }

    private static String request(String location) {
        byte[] packed = Base64.getDecoder().decode(OidcIdp.value(location, "SAMLRequest"));
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            byte[] bytes = new byte[10_000];
            return new String(bytes, 0, inflater.inflate(bytes), StandardCharsets.UTF_8);
        } catch (DataFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String answered(String request) {
        return response(
                xml ->
                        xml.replace(
                                "<saml:SubjectConfirmationData ",
                                "<saml:SubjectConfirmationData InResponseTo=\"" + request + "\" "));
    }

    private static String response(UnaryOperator<String> change) {
        return SamlIdp.base64(IDP.signed(change.apply(here(SamlIdp.response(""))), "Assertion"));
    }

    private static String here(String xml) {
        return xml.replace(SamlIdp.AWS, us())
                .replace(audience("urn:amazon:webservices"), audience(us()));
    }

    private static String audience(String of) {
        return "<saml:Audience>" + of + "</saml:Audience>";
    }

    private static String us() {
        return studio.url() + "/start/saml";
    }
}
