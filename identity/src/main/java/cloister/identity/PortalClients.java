package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Registers programs that ask for access in people's names. Anybody may register one, so nothing is
 * kept of it: its id is what it registered, sealed, and its secret is that id's hash, sealed.
 */
record PortalClients(Sealing sealing) {
    static final String CODE_GRANT = "authorization_code";
    static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    static final String REFRESH_GRANT = "refresh_token";

    private static final Set<String> GRANTS = Set.of(CODE_GRANT, DEVICE_GRANT, REFRESH_GRANT);
    private static final byte SECRET_PURPOSE = 11;
    private static final byte ID_PURPOSE = 13;
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST = 255;

    /** AWS's are good for 90 days; a seal is kept no longer than the longest session. */
    private static final Duration LIFE = Duration.ofHours(24);

    /**
     * Registers a program.
     *
     * @throws ApiException InvalidClientMetadataException, InvalidRedirectUriException,
     *     InvalidScopeException, UnsupportedGrantTypeException
     */
    Struct register(Struct input, Instant now) {
        if (!input.string("clientType").equals("public")) {
            throw PortalError.grant(
                    "invalid_client_metadata", "The clientType must be public.", 400);
        }
        String name = input.string("clientName");
        if (name.length() > LONGEST) {
            throw PortalError.grant(
                    "invalid_client_metadata",
                    "The clientName is longer than " + LONGEST + " characters.",
                    400);
        }
        Instant expires = now.plus(LIFE);
        List<String> redirects = redirects(input);
        PortalClient client =
                new PortalClient(
                        "", name, redirects, grants(input, redirects), scopes(input), expires);
        String id = urlSafe(sealing.seal(ID_PURPOSE, client.encode(), now));
        return Struct.builder()
                .put("clientId", id)
                .put(
                        "clientSecret",
                        sealing.seal(SECRET_PURPOSE, BearerToken.hash(id).getBytes(UTF_8), now))
                .put("clientIdIssuedAt", now.getEpochSecond())
                .put("clientSecretExpiresAt", expires.getEpochSecond())
                .build();
    }

    private static List<String> redirects(Struct input) {
        List<String> given = input.strings("redirectUris");
        if (given.size() > MOST_REDIRECTS) {
            throw redirect("There are more than " + MOST_REDIRECTS + " redirectUris.");
        }
        for (String uri : given) {
            if (uri.length() > LONGEST || PortalClient.withoutPort(uri).isEmpty()) {
                throw redirect(
                        "A redirect URI is of the person's own machine, such as"
                                + " http://127.0.0.1/oauth/callback.");
            }
        }
        return given;
    }

    private static ApiException redirect(String description) {
        return PortalError.grant("invalid_redirect_uri", description, 400);
    }

    /** Without any named, those that need no browser to come back. */
    private static List<String> grants(Struct input, List<String> redirects) {
        List<String> given = input.strings("grantTypes");
        if (!GRANTS.containsAll(given)) {
            throw PortalError.grant(
                    "unsupported_grant_type", "There are the grant types " + GRANTS + ".", 400);
        }
        if (given.contains(CODE_GRANT) && redirects.isEmpty()) {
            throw redirect("The grant type " + CODE_GRANT + " needs redirectUris.");
        }
        List<String> refreshed =
                scopes(input).isEmpty()
                        ? List.of(DEVICE_GRANT)
                        : List.of(DEVICE_GRANT, REFRESH_GRANT);
        return given.isEmpty() ? refreshed : given.stream().distinct().toList();
    }

    private static List<String> scopes(Struct input) {
        List<String> given = input.strings("scopes").stream().distinct().toList();
        if (!List.of(PortalClient.ACCESS).containsAll(given)) {
            throw PortalError.grant(
                    "invalid_scope", "The only scope here is " + PortalClient.ACCESS + ".", 400);
        }
        return given;
    }

    /**
     * Makes sure of the client in an input.
     *
     * @throws ApiException InvalidClientException
     */
    PortalClient check(Struct input, Instant now) {
        String id = input.string("clientId");
        return sealing.open(SECRET_PURPOSE, input.string("clientSecret"))
                .filter(hash -> BearerToken.hash(id).equals(new String(hash, UTF_8)))
                .flatMap(known -> find(id, now))
                .orElseThrow(PortalError::client);
    }

    /** The client of an id; empty where it is none of ours, or its time is over. */
    Optional<PortalClient> find(String id, Instant now) {
        return sealing.open(ID_PURPOSE, id.replace('-', '+').replace('_', '/'))
                .map(content -> PortalClient.decode(id, content))
                .filter(client -> now.isBefore(client.expires()));
    }

    private static String urlSafe(String sealed) {
        return sealed.replace('+', '-').replace('/', '_').replace("=", "");
    }
}
