package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.Raw.Answer;
import cloister.wire.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A program that asks to be let in as {@code aws sso login} of the second AWS CLI does. */
record PortalProgram(Raw raw, String id, String secret) {
    static final String REDIRECT = "http://127.0.0.1:53127/oauth/callback";

    /** From RFC 7636, appendix B, with the challenge that is its SHA-256. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final ObjectMapper JSON = new ObjectMapper();

    static PortalProgram register(Raw raw) {
        Answer answer =
                post(
                        raw,
                        "/client/register",
                        """
                        {"clientName":"aws-cli-test","clientType":"public",
                         "grantTypes":["authorization_code","refresh_token"],
                         "redirectUris":["http://127.0.0.1/oauth/callback"],
                         "scopes":["sso:account:access"]}
                        """);
        try {
            JsonNode client = JSON.readTree(answer.body());
            return new PortalProgram(
                    raw, client.path("clientId").asText(), client.path("clientSecret").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> parameters() {
        return Map.of(
                "response_type", "code",
                "client_id", id,
                "redirect_uri", REDIRECT,
                "state", "a state",
                "code_challenge_method", "S256",
                "scopes", "sso:account:access",
                "code_challenge", CHALLENGE);
    }

    /** Where it sends a browser. */
    String address() {
        return "/authorize?" + form(parameters());
    }

    /** The page that this leads to. */
    String page() {
        return page(parameters());
    }

    static String page(Map<String, String> parameters) {
        return "/start/authorize?" + form(parameters);
    }

    /** Gets tokens for the code in an address that a browser was sent back to. */
    Answer redeem(String address) {
        return redeem(address, Map.of());
    }

    Answer redeem(String address, Map<String, String> changes) {
        Map<String, String> input = new HashMap<>();
        input.put("grantType", "authorization_code");
        input.put("code", OidcIdp.value(address.substring(address.indexOf('?') + 1), "code"));
        input.put("redirectUri", REDIRECT);
        input.put("codeVerifier", VERIFIER);
        input.putAll(changes);
        return token(input);
    }

    Answer refresh(JsonNode tokens) {
        return token(
                Map.of(
                        "grantType",
                        "refresh_token",
                        "refreshToken",
                        tokens.path("refreshToken").asText()));
    }

    private Answer token(Map<String, String> input) {
        ObjectNode body = JSON.createObjectNode();
        body.put("clientId", id).put("clientSecret", secret);
        input.forEach(body::put);
        return post(raw, "/token", body.toString());
    }

    private static Answer post(Raw raw, String path, String body) {
        return raw.send(
                new HttpRequest(
                        "POST",
                        path,
                        "",
                        Map.of("Content-Type", List.of("application/json")),
                        body.getBytes(UTF_8)));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
