package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.ApiException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What we ask of an OpenID Connect provider as its client: where it signs people in, and its ID
 * tokens for codes (OpenID Connect Core, "Authentication using the Authorization Code Flow").
 */
final class OidcClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 512 * 1024;

    private final ExternalProvider.Oidc provider;
    private volatile Optional<Discovered> discovered = Optional.empty();

    OidcClient(ExternalProvider.Oidc provider) {
        this.provider = provider;
    }

    private record Discovered(String authorization, String token, Instant at) {}

    /** Makes sure that what a provider says can't be changed on its way. */
    static void check(String issuer) {
        if (!OidcKeys.isSafe(URI.create(issuer))) {
            throw IamError.invalidInput(
                    "The issuer must be an https URL, or an http URL of this machine: " + issuer);
        }
    }

    ExternalProvider.Oidc provider() {
        return provider;
    }

    /**
     * Where it signs people in.
     *
     * @throws ApiException IDPCommunicationError
     */
    String authorization(Instant now) {
        return discover(now).authorization;
    }

    /**
     * The ID token that it gives for a code.
     *
     * @throws ApiException IDPCommunicationError; InvalidIdentityToken where it takes no such code
     */
    String idToken(String code, String verifier, String redirect, Instant now) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(discover(now).token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        form(
                                                Map.of(
                                                        "grant_type", "authorization_code",
                                                        "code", code,
                                                        "redirect_uri", redirect,
                                                        "client_id", provider.clientId(),
                                                        "code_verifier", verifier))));
        provider.clientSecret().ifPresent(secret -> request.header("Authorization", basic(secret)));
        Answer answer = send(request);
        if (answer.status == 400 || answer.status == 401) {
            throw SamlError.token(
                    "The identity provider doesn't take the code: "
                            + fields(answer).optionalText("error").orElse("unknown")
                            + ".");
        }
        return fields(answer)
                .optionalText("id_token")
                .orElseThrow(() -> failed("its answer has no ID token"));
    }

    private String basic(String secret) {
        String pair =
                URLEncoder.encode(provider.clientId(), UTF_8)
                        + ":"
                        + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Discovered discover(Instant now) {
        return discovered
                .filter(found -> now.isBefore(found.at.plus(KEPT)))
                .orElseGet(() -> ask(now));
    }

    private Discovered ask(Instant now) {
        String start = provider.issuer().replaceFirst("/$", "");
        Fields found =
                fields(
                        send(
                                HttpRequest.newBuilder(
                                        URI.create(start + "/.well-known/openid-configuration"))));
        if (!found.optionalText("issuer").equals(Optional.of(provider.issuer()))) {
            throw failed("its configuration names another issuer");
        }
        Discovered fresh =
                new Discovered(
                        safe(found, "authorization_endpoint"), safe(found, "token_endpoint"), now);
        discovered = Optional.of(fresh);
        return fresh;
    }

    private String safe(Fields found, String name) {
        return found.optionalText(name)
                .filter(address -> OidcKeys.isSafe(URI.create(address)))
                .orElseThrow(() -> failed("its " + name + " isn't https"));
    }

    private record Answer(int status, String body) {}

    private Fields fields(Answer answer) {
        try {
            return Fields.parse(answer.body.getBytes(UTF_8));
        } catch (RuntimeException unreadable) {
            throw failed("it answered with status " + answer.status + " and no JSON object");
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<InputStream> answer =
                    client.send(
                            request.timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(
                        answer.statusCode(), new String(body.readNBytes(MOST_BYTES), UTF_8));
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            throw failed("it can't be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("the wait for it was stopped");
        }
    }

    private ApiException failed(String why) {
        return new ApiException(
                "IDPCommunicationError",
                "The identity provider " + provider.issuer() + " can't be asked: " + why + ".",
                400);
    }
}
