package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.HttpRequest;
import cloister.wire.SigV4Signer;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signed calls of REST operations, with somebody's credentials. */
record RestJson(Clients who) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> call(String method, String path, String body) {
        Optional<String> token =
                who.credentials() instanceof AwsSessionCredentials session
                        ? Optional.of(session.sessionToken())
                        : Optional.empty();
        SigV4Signer signer =
                new SigV4Signer(
                        who.credentials().accessKeyId(),
                        who.credentials().secretAccessKey(),
                        token,
                        "us-east-1",
                        "sagemaker");
        HttpRequest signed =
                signer.sign(
                        new HttpRequest(
                                method,
                                path,
                                "",
                                Map.of(
                                        "Host", List.of(who.endpoint().getAuthority()),
                                        "Content-Type", List.of("application/json")),
                                body.getBytes(UTF_8)),
                        Instant.now());
        java.net.http.HttpRequest.Builder request =
                java.net.http.HttpRequest.newBuilder(URI.create(who.endpoint() + path))
                        .method(
                                method,
                                java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                                        signed.body()));
        for (String name : signed.headerNames()) {
            if (!name.equalsIgnoreCase("Host")) {
                signed.headers(name).forEach(value -> request.header(name, value));
            }
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts ten values of a metric, one an iteration and ten seconds. */
    HttpResponse<String> putCurve(String component, String metric, double start, double factor) {
        StringBuilder data = new StringBuilder();
        double value = start;
        for (int step = 0; step < 10; step++) {
            data.append(data.isEmpty() ? "" : ",")
                    .append(
                            "{\"MetricName\":\"%s\",\"Step\":%d,\"Timestamp\":%d,\"Value\":%s}"
                                    .formatted(metric, step, 1_767_323_045 + 10 * step, value));
            value *= factor;
        }
        return call(
                "PUT",
                "/BatchPutMetrics",
                "{\"TrialComponentName\":\"%s\",\"MetricData\":[%s]}".formatted(component, data));
    }
}
