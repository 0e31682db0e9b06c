package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.Raw.Answer;
import cloister.wire.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An identity provider provisions the directory, and what it sends wrong is refused. */
class ScimTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USERS = "/Users";
    private static final String ANA =
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana",
             "externalId":"00u1","displayName":"Ana","active":true,
             "name":{"givenName":"Ana","familyName":"Lima"},
             "emails":[{"value":"ana@example.org","type":"work","primary":true}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Vision"}}
            """;

    private final CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
    private final Raw raw = new Raw(server);
    private String store = "";
    private String token = "";

    @BeforeEach
    void make_a_token() {
        api("sso", "SWBExternalService.CreateInstance", "{}");
        store =
                api("sso", "SWBExternalService.ListInstances", "{}")
                        .at("/Instances/0/IdentityStoreId")
                        .asText();
        token = json(token("POST", "")).path("Token").asText();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_user_comes_changes_and_goes() {
        Answer made = send("POST", "/Users", ANA);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = json(made).path("id").asText();
        assertThat(json(made).at("/name/familyName").asText()).isEqualTo("Lima");
        assertThat(store(id).path("UserName").asText()).isEqualTo("ana");
        assertThat(store(id).at("/ExternalIds/0/Id").asText()).isEqualTo("00u1");

        Answer patched =
                send(
                        "PATCH",
                        USERS + "/" + id,
                        """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                         {"op":"Replace","path":"active","value":"False"},
                         {"op":"add","path":"name.givenName","value":"Anna"},
                         {"op":"replace","path":"emails[type eq \\"work\\"].value","value":"a@b.c"},
                         {"op":"replace","value":{"title":"Scientist"}},
                         {"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter","value":"7"}]}
                        """);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(json(patched).path("active").asBoolean()).isFalse();
        assertThat(json(patched).at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(json(patched).at("/emails/0/value").asText()).isEqualTo("a@b.c");
        assertThat(store(id).path("Title").asText()).isEqualTo("Scientist");
        assertThat(patched.body()).contains("\"costCenter\":\"7\"", "\"department\":\"Vision\"");

        Answer put = send("PUT", USERS + "/" + id, ANA.replace("\"ana\"", "\"anna\""));
        assertThat(json(put).path("active").asBoolean()).isTrue();
        assertThat(json(put).has("title")).isFalse();
        assertThat(find("Users", "userName eq \"ana\"").path("totalResults").asInt()).isZero();

        assertThat(send("DELETE", USERS + "/" + id, "").status()).isEqualTo(204);
        assertThat(send("GET", USERS + "/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void a_group_has_members_and_is_found_by_them() {
        String ana = json(send("POST", "/Users", ANA)).path("id").asText();
        String group =
                json(send("POST", "/Groups", "{\"displayName\":\"scientists\"}"))
                        .path("id")
                        .asText();
        Answer added =
                members(
                        group,
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
                                + ana
                                + "\"}]}");
        assertThat(added.status()).as(added.body()).isEqualTo(204);
        assertThat(find("Groups", "members eq \"" + ana + "\"").path("totalResults").asInt())
                .isEqualTo(1);
        assertThat(
                        find("Groups", "displayName eq \"SCIENTISTS\" and id eq \"" + group + "\"")
                                .at("/Resources/0/id")
                                .asText())
                .isEqualTo(group);

        assertThat(
                        members(
                                        group,
                                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\""
                                                + ana
                                                + "\\\"]\"}")
                                .status())
                .isEqualTo(204);
        assertThat(find("Groups", "members eq \"" + ana + "\"").path("totalResults").asInt())
                .isZero();
    }

    @Test
    void all_members_are_not_replaced_or_removed_at_once() {
        String group =
                json(send("POST", "/Groups", "{\"displayName\":\"scientists\"}"))
                        .path("id")
                        .asText();
        refused(
                400,
                "ValidationException",
                members(group, "{\"op\":\"remove\",\"path\":\"members\"}"));
        refused(
                400,
                "ValidationException",
                members(group, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}"));
        assertThat(send("PUT", "/Groups/" + group, "{}").status()).isEqualTo(400);
    }

    @Test
    void lists_come_fifty_at_a_time() {
        for (int i = 0; i < 51; i++) {
            send("POST", "/Groups", "{\"displayName\":\"g" + i + "\"}");
        }
        JsonNode page = json(send("GET", "/Groups?startIndex=1&count=100", ""));
        assertThat(page.path("totalResults").asInt()).isEqualTo(51);
        assertThat(page.path("Resources")).hasSize(50);
        assertThat(json(send("GET", "/Groups?startIndex=51", "")).path("Resources")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Basic YTpi",
                "bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void without_a_good_token_nothing_is_told(String authorization) {
        Answer answer =
                raw.send(
                        new HttpRequest(
                                "GET",
                                "/scim/v2/Users",
                                "",
                                Map.of("Authorization", List.of(authorization)),
                                new byte[0]));

        refused(401, "UnauthorizedException", answer);
        assertThat(answer.body()).contains("Authorization header is invalid or missing.");
    }

    @Test
    void an_overlong_token_is_no_token() {
        Answer answer =
                raw.send(
                        new HttpRequest(
                                "GET",
                                "/scim/v2/Users",
                                "",
                                Map.of("Authorization", List.of("Bearer " + "a".repeat(20_000))),
                                new byte[0]));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_deleted_token_is_no_token() {
        String id = json(token("GET", "")).at("/Tokens/0/TokenId").asText();
        assertThat(token("POST", "").status()).isEqualTo(200);
        assertThat(token("POST", "").body()).contains("There are 2 access tokens already");

        token("DELETE", "/" + id);

        assertThat(send("GET", "/Users", "").status()).isEqualTo(401);
    }

    @Test
    void tokens_are_made_by_those_who_may() {
        HttpRequest unsigned = request("POST", ScimTokenSite.PATH, "", Map.of());
        assertThat(raw.send(unsigned).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"userName\":7}",
                "{\"userName\":\"bo\"}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":\"Bo\"}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":{\"givenName\":\"B\",\"familyName\":\"O\"},\"password\":\"x\"}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":{\"givenName\":\"B\",\"familyName\":\"O\"},\"active\":\"maybe\"}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":{\"givenName\":\"B\",\"familyName\":\"O\"},\"emails\":\"b@o\"}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":{\"givenName\":\"B\",\"familyName\":\"O\"},\"emails\":[{\"value\":\"b@o\"}]}",
                "{\"userName\":\"bo\",\"displayName\":\"Bo\",\"name\":{\"givenName\":\"B\",\"familyName\":\"O\"},\"emails\":[{\"value\":\"b@o\",\"primary\":true},{\"value\":\"c@o\",\"primary\":true}]}",
            })
    void what_is_no_user_is_refused(String body) {
        refused(400, "ValidationException", send("POST", "/Users", body));
        assertThat(find("Users", "userName eq \"bo\"").path("totalResults").asInt()).isZero();
    }

    @Test
    void deep_and_long_bodies_are_refused() {
        refused(400, "ValidationException", send("POST", "/Users", "[".repeat(100_000)));
        refused(
                400,
                "ValidationException",
                send("POST", "/Users", ANA.replace("\"Ana\"", "\"" + "a".repeat(1025) + "\"")));
        refused(
                400,
                "ValidationException",
                send("POST", "/Users", ANA.replace("Vision", "v".repeat(1_100_000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq ana",
                "userName ne \"ana\"",
                "userName eq \"ana\" or id eq \"1\"",
                "userName eq \"ana\" and",
                "password eq \"x\"",
                "emails[type eq \"work\"]",
                "(userName eq \"ana\")",
            })
    void unknown_filters_are_refused(String filter) {
        refused(
                400,
                "ValidationException",
                send("GET", "/Users?filter=" + URLEncoder.encode(filter, UTF_8), ""));
    }

    @Test
    void names_and_external_ids_are_taken_once() {
        send("POST", "/Users", ANA);
        refused(409, "ConflictException", send("POST", "/Users", ANA));
        refused(
                409,
                "ConflictException",
                send("POST", "/Users", ANA.replace("\"ana\"", "\"ana2\"")));
    }

    @Test
    void there_is_nothing_else_here() {
        refused(404, "ResourceNotFoundException", send("GET", "/Me", ""));
        refused(404, "ResourceNotFoundException", send("POST", "/Bulk", "{}"));
        refused(404, "ResourceNotFoundException", send("GET", USERS + "/a/b", ""));
        refused(400, "ValidationException", send("DELETE", "/Users", ""));
        assertThat(send("GET", "/ServiceProviderConfig", "").body())
                .contains("\"filter\":{", "\"maxResults\":50");
    }

    private Answer members(String group, String operation) {
        return send("PATCH", "/Groups/" + group, "{\"Operations\":[" + operation + "]}");
    }

    private static void refused(int status, String code, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("status").asText()).as(code).isEqualTo("" + status);
        assertThat(answer.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    private JsonNode find(String kind, String filter) {
        return json(send("GET", "/" + kind + "?filter=" + URLEncoder.encode(filter, UTF_8), ""));
    }

    private JsonNode store(String id) {
        return api(
                "identitystore",
                "AWSIdentityStore.DescribeUser",
                "{\"IdentityStoreId\":\"%s\",\"UserId\":\"%s\"}".formatted(store, id));
    }

    private JsonNode api(String service, String target, String body) {
        return json(raw.send(raw.signer(service).sign(raw.json(target, body), Instant.now())));
    }

    private Answer token(String method, String path) {
        HttpRequest request =
                request(method, ScimTokenSite.PATH + path, "", Map.of("Host", List.of(raw.host())));
        return raw.send(raw.signer("sso-directory").sign(request, Instant.now()));
    }

    private Answer send(String method, String pathAndQuery, String body) {
        return raw.send(
                request(
                        method,
                        ScimSite.PATH + pathAndQuery,
                        body,
                        Map.of(
                                "Authorization",
                                List.of("Bearer " + token),
                                "Content-Type",
                                List.of("application/scim+json"))));
    }

    private static HttpRequest request(
            String method, String pathAndQuery, String body, Map<String, List<String>> headers) {
        String[] parts = pathAndQuery.split("\\?", 2);
        return new HttpRequest(
                method, parts[0], parts.length == 2 ? parts[1] : "", headers, body.getBytes(UTF_8));
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
