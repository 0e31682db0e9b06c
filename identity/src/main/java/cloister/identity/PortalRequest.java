package cloister.identity;

import cloister.wire.ApiException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A program's request that a person let it in by their browser: OAuth 2.0's authorization request,
 * with PKCE (RFC 6749, section 4.1; RFC 7636), as {@code aws sso login} makes it.
 *
 * @param clientName what the program calls itself, which anybody may
 * @param redirectUri where the browser is sent back to, at the person's own machine
 * @param state what the program knows its request by; may be empty
 * @param challenge the SHA-256 of what the program shows with the code
 */
public record PortalRequest(
        String clientId, String clientName, String redirectUri, String state, String challenge) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_STATE = 512;

    /**
     * Reads a request.
     *
     * @param parameters of the browser's address
     * @param clients a client by its id
     * @throws ApiException InvalidRequestException: the browser must not be sent anywhere
     */
    static PortalRequest of(
            Map<String, String> parameters, Function<String, Optional<PortalClient>> clients) {
        PortalClient client =
                clients.apply(parameters.getOrDefault("client_id", ""))
                        .orElseThrow(
                                () -> PortalError.request("The client isn't registered here."));
        String redirect = parameters.getOrDefault("redirect_uri", "");
        if (!client.sendsTo(redirect)) {
            throw PortalError.request("The client didn't register that redirect_uri.");
        }
        require(client.uses(PortalClients.CODE_GRANT), "The client asks by another grant type.");
        require("code".equals(parameters.get("response_type")), "The only response_type is code.");
        require(
                "S256".equals(parameters.get("code_challenge_method")),
                "The only code_challenge_method is S256.");
        String challenge = parameters.getOrDefault("code_challenge", "");
        require(CHALLENGE.matcher(challenge).matches(), "The code_challenge is no SHA-256.");
        require(
                Arrays.stream(scopes(parameters).split(" ", -1))
                        .allMatch(scope -> scope.isEmpty() || client.scopes().contains(scope)),
                "The client didn't register those scopes.");
        String state = parameters.getOrDefault("state", "");
        require(state.length() <= LONGEST_STATE, "The state is too long.");
        return new PortalRequest(client.id(), client.name(), redirect, state, challenge);
    }

    /** AWS's clients write OAuth 2.0's scope in the plural. */
    private static String scopes(Map<String, String> parameters) {
        return parameters.getOrDefault("scopes", parameters.getOrDefault("scope", ""));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw PortalError.request(otherwise);
        }
    }

    /** Where the browser goes when the person lets the program in. */
    String withCode(String code) {
        return answer("code", code);
    }

    /** Where the browser goes when the person doesn't. */
    public String refused() {
        return answer("error", "access_denied");
    }

    private String answer(String name, String value) {
        String address = redirectUri + "?" + name + "=" + encoded(value);
        return state.isEmpty() ? address : address + "&state=" + encoded(state);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
