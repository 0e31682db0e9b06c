package cloister.identity;

import cloister.wire.ApiException;

import com.nimbusds.jose.jwk.JWKSet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that OpenID providers publish, fetched over HTTPS, or over HTTP from this machine itself
 * (OpenID Connect Discovery). They are kept for a while, and fetched anew for a key that isn't
 * among them, but not more often than one may ask a provider.
 */
final class OidcKeys {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 512 * 1024;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Map<String, Fetched> byIssuer = new ConcurrentHashMap<>();

    /**
     * A provider's keys.
     *
     * @param keyId a key that is wanted among them
     * @throws ApiException IDPCommunicationError
     */
    JWKSet of(String issuer, String keyId, Instant now) {
        Fetched known = byIssuer.get(issuer);
        if (known != null) {
            Duration age = Duration.between(known.at, now);
            boolean has = known.keys.getKeyByKeyId(keyId) != null;
            if (has ? age.compareTo(KEPT) < 0 : age.compareTo(PAUSE) < 0) {
                return known.keys;
            }
        }
        Fetched fetched = new Fetched(fetch(issuer), now);
        byIssuer.put(issuer, fetched);
        return fetched.keys;
    }

    private static JWKSet fetch(String issuer) {
        String start = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            Fields discovered =
                    Fields.parse(get(client, start + "/.well-known/openid-configuration"));
            if (!discovered.text("issuer").equals(issuer)) {
                throw unreachable(issuer, "its configuration names another issuer");
            }
            return JWKSet.load(new ByteArrayInputStream(get(client, discovered.text("jwks_uri"))));
        } catch (IOException | ParseException | RuntimeException failure) {
            if (failure instanceof ApiException told) {
                throw told;
            }
            throw unreachable(issuer, "its keys can't be read");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable(issuer, "the wait for it was stopped");
        }
    }

    private static byte[] get(HttpClient client, String url)
            throws IOException, InterruptedException {
        URI uri = URI.create(url);
        if (!isSafe(uri)) {
            throw unreachable(url, "it isn't https");
        }
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        HttpResponse<InputStream> answer =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (answer.statusCode() != 200 || bytes.length > MOST_BYTES) {
                throw unreachable(url, "it answered with status " + answer.statusCode());
            }
            return bytes;
        }
    }

    /** Whether what is read from there can't have been changed on its way. */
    static boolean isSafe(URI uri) {
        return "https".equals(uri.getScheme()) || isOfThisMachine(uri);
    }

    /** Whether it is plain HTTP that doesn't leave the machine. */
    static boolean isOfThisMachine(URI uri) {
        return "http".equals(uri.getScheme())
                && uri.getHost() != null
                && THIS_MACHINE.contains(uri.getHost());
    }

    private static ApiException unreachable(String what, String why) {
        return new ApiException(
                "IDPCommunicationError",
                "Couldn't retrieve verification key from your identity provider: "
                        + what
                        + ": "
                        + why
                        + ".",
                400);
    }

    private record Fetched(JWKSet keys, Instant at) {}
}
