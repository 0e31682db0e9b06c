package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.ExternalProvider;
import cloister.server.Raw.Answer;
import cloister.wire.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.sts.model.StsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line is let in by a person, and works as the roles that the person was assigned. */
class PortalApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final OidcIdp IDP = OidcIdp.start();

    private static final DirectoryStudio studio =
            DirectoryStudio.start(
                    ServerSettings.inMemory()
                            .withSignOn(
                                    new ExternalProvider.Oidc(
                                            IDP.issuer(), "portal", Optional.of("secret"))));

    private static String clientId = "";
    private static String clientSecret = "";

    private final ConsoleClient browser = client();

    @BeforeAll
    static void set_up() {
        String instance =
                studio.call("sso", "SWBExternalService.ListInstances", "{}")
                        .at("/Instances/0/InstanceArn")
                        .asText();
        studio.call(
                "sso",
                "SWBExternalService.CreateInstanceAccessControlAttributeConfiguration",
                """
                {"InstanceArn":"%s","InstanceAccessControlAttributeConfiguration":
                 {"AccessControlAttributes":[
                  {"Key":"studiouserid","Value":{"Source":["${path:userName}"]}}]}}
                """
                        .formatted(instance));
        String set =
                studio.call(
                                "sso",
                                "SWBExternalService.CreatePermissionSet",
                                "{\"InstanceArn\":\"%s\",\"Name\":\"Studio\",\"SessionDuration\":\"PT2H\"}"
                                        .formatted(instance))
                        .at("/PermissionSet/PermissionSetArn")
                        .asText();
        studio.call(
                "sso",
                "SWBExternalService.PutInlinePolicyToPermissionSet",
                JSON.createObjectNode()
                        .put("InstanceArn", instance)
                        .put("PermissionSetArn", set)
                        .put(
                                "InlinePolicy",
                                """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                                 "Action":"iam:GetUser","Resource":"*","Condition":
                                 {"StringEquals":{"aws:PrincipalTag/studiouserid":"ana"}}}]}
                                """)
                        .toString());
        studio.call(
                "sso",
                "SWBExternalService.CreateAccountAssignment",
                """
                {"InstanceArn":"%s","PermissionSetArn":"%s","TargetType":"AWS_ACCOUNT",
                 "TargetId":"123456789012","PrincipalType":"USER","PrincipalId":"%s"}
                """
                        .formatted(instance, set, studio.userId("ana")));
        JsonNode client =
                json(
                        post(
                                "/client/register",
                                "{\"clientName\":\"cli\",\"clientType\":\"public\"}"));
        clientId = client.path("clientId").asText();
        clientSecret = client.path("clientSecret").asText();
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
    void a_device_that_a_person_lets_in_has_their_roles() {
        JsonNode device = device();
        assertThat(error(token(device))).isEqualTo("AuthorizationPendingException");

        String accessToken = letIn(device, "ana");

        assertThat(get("/assignment/accounts", accessToken).body())
                .contains("\"accountId\":\"123456789012\"");
        assertThat(get("/assignment/roles?account_id=123456789012", accessToken).body())
                .contains("\"roleName\":\"Studio\"");
        Clients ana = clients(json(credentials("Studio", accessToken)));
        assertThat(ana.sts().getCallerIdentity().arn())
                .matches(
                        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Studio_[0-9a-f]{16}/ana");
        assertThat(ana.iam().getUser(user -> user.userName("userA1")).user().userName())
                .isEqualTo("userA1");

        assertThat(error(token(device))).isEqualTo("AuthorizationPendingException");
        assertThat(post("/logout", "", accessToken).status()).isEqualTo(200);
        assertThat(error(get("/assignment/accounts", accessToken)))
                .isEqualTo("UnauthorizedException");
    }

    @Test
    void a_person_without_assignments_enters_nothing() {
        String accessToken = letIn(device(), "bia");

        assertThat(json(get("/assignment/accounts", accessToken)).path("accountList")).isEmpty();
        Answer refused = credentials("Studio", accessToken);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(error(refused)).isEqualTo("ForbiddenException");
    }

    @Test
    void another_client_does_not_redeem_a_code() {
        JsonNode device = device();
        confirm(device, "ana");
        JsonNode other =
                json(
                        post(
                                "/client/register",
                                "{\"clientName\":\"other\",\"clientType\":\"public\"}"));

        assertThat(
                        error(
                                token(
                                        other.path("clientId").asText(),
                                        other.path("clientSecret").asText(),
                                        device)))
                .isEqualTo("InvalidGrantException");
        assertThat(error(token(clientId, other.path("clientSecret").asText(), device)))
                .isEqualTo("InvalidClientException");
    }

    @Test
    void a_program_that_sends_the_browser_is_let_in_and_refreshes_its_token() {
        PortalProgram program = program();
        Answer page =
                signIn(
                        "ana",
                        browser.get(
                                browser.get(program.address()).header("Location").orElseThrow()));
        assertThat(page.body()).contains("Let a program in").contains("aws-cli-test");

        String address = choose(program, "allow");
        assertThat(address)
                .startsWith(PortalProgram.REDIRECT + "?code=")
                .endsWith("&state=a%20state");
        JsonNode tokens = json(program.redeem(address));
        assertThat(tokens.path("expiresIn").asInt()).isEqualTo(3600);
        assertThat(get("/assignment/accounts", tokens.path("accessToken").asText()).body())
                .contains("123456789012");
        assertThat(error(program.redeem(address))).isEqualTo("InvalidGrantException");

        JsonNode renewed = json(program.refresh(tokens));
        String accessToken = renewed.path("accessToken").asText();
        assertThat(get("/assignment/accounts", accessToken).status()).isEqualTo(200);
        assertThat(error(program.refresh(tokens))).isEqualTo("InvalidGrantException");
        assertThat(error(program().refresh(renewed))).isEqualTo("InvalidGrantException");

        post("/logout", "", accessToken);
        assertThat(error(program.refresh(renewed))).isEqualTo("InvalidGrantException");
        assertThat(error(get("/assignment/accounts", tokens.path("accessToken").asText())))
                .isEqualTo("UnauthorizedException");
    }

    @Test
    void a_program_that_is_refused_learns_no_more() {
        PortalProgram program = program();
        signIn("ana");

        assertThat(choose(program, "refuse"))
                .isEqualTo(PortalProgram.REDIRECT + "?error=access_denied&state=a%20state");
    }

    @Test
    void a_code_is_used_up_by_whoever_shows_it_wrongly() {
        PortalProgram program = program();
        signIn("ana");

        for (Map<String, String> change :
                List.of(
                        Map.of("codeVerifier", "another"),
                        Map.of("redirectUri", "http://127.0.0.1:2/oauth/callback"))) {
            String address = choose(program, "allow");
            assertThat(error(program.redeem(address, change))).isEqualTo("InvalidGrantException");
            assertThat(error(program.redeem(address))).isEqualTo("InvalidGrantException");
        }
        String address = choose(program, "allow");
        assertThat(error(program().redeem(address))).isEqualTo("InvalidGrantException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=none",
                "redirect_uri=https://evil.example/oauth/callback",
                "redirect_uri=http://127.0.0.1:1/elsewhere",
                "redirect_uri=http://127.0.0.1:1@evil.example/oauth/callback",
                "redirect_uri=http://127.0.0.1.evil.example/oauth/callback",
                "response_type=token",
                "code_challenge_method=plain",
                "code_challenge=short",
                "scopes=everything"
            })
    void a_browser_is_sent_nowhere_by_a_request_that_is_wrong(String change) {
        PortalProgram program = program();
        signIn("ana");
        String name = change.substring(0, change.indexOf('='));
        Map<String, String> changed = new HashMap<>(program.parameters());
        changed.put(name, change.substring(name.length() + 1));

        Answer page = browser.get(PortalProgram.page(changed));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("Refresh")).isEmpty();
        changed.put("choice", "allow");
        browser.get("/start");
        Answer sent = browser.post("/start/authorize", changed);
        assertThat(sent.status()).isEqualTo(400);
        assertThat(sent.header("Refresh")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/oauth/callback",
                "http://evil.example/oauth/callback",
                "http://user@127.0.0.1/oauth/callback",
                "http://127.0.0.1/oauth/callback#part",
                "javascript:alert(1)",
                "http://[::1"
            })
    void a_program_of_another_machine_is_not_registered(String redirect) {
        Answer refused =
                post(
                        "/client/register",
                        JSON.createObjectNode()
                                .put("clientName", "cli")
                                .put("clientType", "public")
                                .set("redirectUris", JSON.createArrayNode().add(redirect))
                                .toString());
        assertThat(error(refused)).isEqualTo("InvalidRedirectUriException");
    }

    @Test
    void signing_out_everywhere_ends_what_programs_have() {
        PortalProgram program = program();
        signIn("bia");
        JsonNode tokens = json(program.redeem(choose(program, "allow")));
        browser.get("/start");
        browser.post("/start/sign-out-everywhere", Map.of());

        assertThat(error(get("/assignment/accounts", tokens.path("accessToken").asText())))
                .isEqualTo("UnauthorizedException");
        assertThat(error(program.refresh(tokens))).isEqualTo("InvalidGrantException");
    }

    @Test
    void credentials_are_nobodys_once_their_person_left_the_directory() {
        studio.add("caio", TwoTeams.TEAM_A_ROLE);
        studio.assign("ForCaio", "caio");
        String accessToken = letIn(device(), "caio");
        Clients caio = clients(json(credentials("ForCaio", accessToken)));
        assertThat(caio.sts().getCallerIdentity().arn()).endsWith("/caio");

        studio.delete("caio");

        assertThatThrownBy(() -> caio.sts().getCallerIdentity())
                .isInstanceOfSatisfying(
                        StsException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(403));
        assertThat(error(credentials("ForCaio", accessToken))).isEqualTo("UnauthorizedException");
    }

    @Test
    void roles_are_listed_page_by_page() {
        String accessToken = letIn(device(), "ana");

        JsonNode page =
                json(get("/assignment/roles?account_id=123456789012&max_result=1", accessToken));
        assertThat(page.path("roleList")).hasSize(1);
        assertThat(page.has("nextToken")).isFalse();
        assertThat(
                        error(
                                get(
                                        "/assignment/roles?account_id=123456789012&next_token=!",
                                        accessToken)))
                .isEqualTo("InvalidRequestException");
    }

    /** Where the browser is sent on to. */
    private String choose(PortalProgram program, String choice) {
        browser.get(program.page());
        Map<String, String> sent = new HashMap<>(program.parameters());
        sent.put("choice", choice);
        Answer left = browser.post("/start/authorize", sent);
        return left.header("Refresh").orElseThrow().substring("0; url=".length());
    }

    private static PortalProgram program() {
        return PortalProgram.register(studio.raw());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA-AAAA", "BCDF", "bcdf bcdf", "BCDF-BCDFX"})
    void what_is_no_code_lets_nothing_in(String code) {
        signIn("ana");
        browser.get("/start/device");
        assertThat(browser.post("/start/device", Map.of("user_code", code)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_made_up_token_is_nobodys(String token) {
        for (String path :
                List.of(
                        "/assignment/accounts",
                        "/assignment/roles?account_id=123456789012",
                        "/federation/credentials?role_name=Studio&account_id=123456789012")) {
            Answer refused = get(path, token);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(error(refused)).isEqualTo("UnauthorizedException");
        }
    }

    private static Clients clients(JsonNode answer) {
        JsonNode credentials = answer.path("roleCredentials");
        return studio.teams()
                .root()
                .with(
                        credentials.path("accessKeyId").asText(),
                        credentials.path("secretAccessKey").asText(),
                        credentials.path("sessionToken").asText());
    }

    private String letIn(JsonNode device, String person) {
        confirm(device, person);
        return json(token(device)).path("accessToken").asText();
    }

    private void confirm(JsonNode device, String person) {
        signIn(person);
        String page = device.path("verificationUriComplete").asText();
        assertThat(browser.get(page.substring(studio.url().length())).body())
                .contains(device.path("userCode").asText());
        Answer done =
                browser.post(
                        "/start/device", Map.of("user_code", device.path("userCode").asText()));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
    }

    private void signIn(String person) {
        signIn(person, browser.get("/start/sign-in"));
    }

    /** Goes on, from where a browser was sent to the provider, to the page that it wanted. */
    private Answer signIn(String person, Answer leaving) {
        String location = leaving.header("Location").orElseThrow();
        String code =
                IDP.code(
                        OidcIdp.value(location, "code_challenge"),
                        OidcIdp.signed(
                                IDP.key(),
                                IDP.claims(
                                        claims ->
                                                claims.audience("portal")
                                                        .claim(
                                                                "nonce",
                                                                OidcIdp.value(location, "nonce"))
                                                        .claim("preferred_username", person))));
        return browser.follow(
                browser.get(
                        "/start/oidc?code=" + code + "&state=" + OidcIdp.value(location, "state")));
    }

    private static JsonNode device() {
        return json(
                post(
                        "/device_authorization",
                        "{\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"startUrl\":\"%s/start\"}"
                                .formatted(clientId, clientSecret, studio.url())));
    }

    private static Answer token(JsonNode device) {
        return token(clientId, clientSecret, device);
    }

    private static Answer token(String id, String secret, JsonNode device) {
        return post(
                "/token",
                "{\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"grantType\":\"%s\",\"deviceCode\":\"%s\"}"
                        .formatted(id, secret, GRANT, device.path("deviceCode").asText()));
    }

    private static Answer credentials(String role, String token) {
        return get("/federation/credentials?account_id=123456789012&role_name=" + role, token);
    }

    private static Answer get(String pathAndQuery, String token) {
        return studio.raw().get(pathAndQuery, Map.of("x-amz-sso_bearer_token", List.of(token)));
    }

    private static Answer post(String path, String body) {
        return post(path, body, "");
    }

    private static Answer post(String path, String body, String token) {
        return studio.raw()
                .send(
                        new HttpRequest(
                                "POST",
                                path,
                                "",
                                Map.of(
                                        "Content-Type",
                                        List.of("application/json"),
                                        "x-amz-sso_bearer_token",
                                        List.of(token)),
                                body.getBytes(UTF_8)));
    }

    private static String error(Answer answer) {
        return answer.header("x-amzn-ErrorType").orElse(answer.status() + " " + answer.body());
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
