package cloister.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A small AWS client for one endpoint: signs, sends and reads calls of the JSON 1.1 and query
 * protocols. The AWS SDK would do, were it not many times Cloister's size.
 */
final class ApiClient implements AutoCloseable {
    private final URI endpoint;
    private final String region;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiClient(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /**
     * Calls an operation.
     *
     * @param operation with its service, {@code sagemaker:CreateExperiment}
     * @throws IOException the endpoint can't be reached, or its answer can't be read
     */
    Answer call(Keys keys, String operation, Map<String, ?> input) throws IOException {
        int colon = operation.indexOf(':');
        String service = operation.substring(0, colon);
        String name = operation.substring(colon + 1);
        return switch (service) {
            case "sagemaker" -> json(keys, service, "SageMaker." + name, input);
            case "sso" -> json(keys, service, "SWBExternalService." + name, input);
            case "identitystore" -> json(keys, service, "AWSIdentityStore." + name, input);
            case "iam" -> query(keys, service, name, "2010-05-08", input);
            case "sts" -> query(keys, service, name, "2011-06-15", input);
            default -> throw new IllegalArgumentException("no such service: " + service);
        };
    }

    /** Gets a JSON document of the endpoint's own. */
    Answer get(Keys keys, String service, String path) throws IOException {
        return send(keys, service, "GET", path);
    }

    /** Sends a request without a body to a path of the endpoint's own. */
    Answer send(Keys keys, String service, String method, String path) throws IOException {
        return read(send(keys, service, method, endpoint.resolve(path), "", Map.of()));
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer json(Keys keys, String service, String target, Map<String, ?> input)
            throws IOException {
        HttpResponse<String> response =
                send(
                        keys,
                        service,
                        JsonTree.write(input),
                        Map.of(
                                "Content-Type",
                                "application/x-amz-json-1.1",
                                "X-Amz-Target",
                                target));
        return read(response);
    }

    private static Answer read(HttpResponse<String> response) throws IOException {
        Map<String, Object> output =
                response.body().isEmpty() ? Map.of() : JsonTree.read(response.body());
        if (response.statusCode() < 300) {
            return Answer.done(response.statusCode(), output);
        }
        String type = String.valueOf(output.getOrDefault("__type", ""));
        Object message = output.getOrDefault("message", output.getOrDefault("Message", ""));
        return Answer.failed(
                response.statusCode(), type.substring(type.indexOf('#') + 1), message.toString());
    }

    private Answer query(
            Keys keys, String service, String name, String version, Map<String, ?> input)
            throws IOException {
        HttpResponse<String> response =
                send(
                        keys,
                        service,
                        QueryForm.write(name, version, input),
                        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));
        Answer answer = Answer.done(response.statusCode(), XmlTree.read(response.body()));
        if (response.statusCode() < 300) {
            return answer;
        }
        return Answer.failed(
                response.statusCode(),
                answer.text("Error", "Code").orElse("unreadable"),
                answer.text("Error", "Message").orElse(response.body()));
    }

    private HttpResponse<String> send(
            Keys keys, String service, String body, Map<String, String> headers)
            throws IOException {
        return send(keys, service, "POST", endpoint, body, headers);
    }

    private HttpResponse<String> send(
            Keys keys,
            String service,
            String method,
            URI target,
            String body,
            Map<String, String> headers)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::setHeader);
        Signing.headers(keys, service, region, method, target, headers, bytes, Instant.now())
                .forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
