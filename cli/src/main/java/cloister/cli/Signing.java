package cloister.cli;

import cloister.wire.HttpRequest;
import cloister.wire.SigV4Signer;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signature Version 4 of a request without a query. */
final class Signing {
    private static final List<String> ADDED =
            List.of("X-Amz-Date", "X-Amz-Security-Token", "Authorization");

    private Signing() {}

    /** The headers to send beside those given, which are signed with them. */
    static Map<String, String> headers(
            Keys keys,
            String service,
            String region,
            String method,
            URI target,
            Map<String, String> given,
            byte[] body,
            Instant now) {
        HttpRequest request =
                new HttpRequest(method, path(target), "", Map.of(), body)
                        .withHeader("Host", target.getAuthority());
        for (Map.Entry<String, String> header : given.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        HttpRequest signed =
                new SigV4Signer(
                                keys.accessKeyId(),
                                keys.secretAccessKey(),
                                keys.sessionToken(),
                                region,
                                service)
                        .sign(request, now);
        Map<String, String> added = new LinkedHashMap<>();
        for (String name : ADDED) {
            signed.headers(name).forEach(value -> added.put(name, value));
        }
        return added;
    }

    private static String path(URI target) {
        return target.getPath().isEmpty() ? "/" : target.getPath();
    }
}
