package cloister.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Visits a Studio as a browser does: keeps cookies by host, follows redirects and pages that
 * refresh. Names under {@code localhost} are this machine's, whatever its resolver says.
 */
final class VisitedStudio {
    private static final int MOST_STEPS = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** The java.net.http client refuses to name another host than it calls, but for this. */
    static void allowHosts() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /**
     * Opens a link and goes where it leads; the address of the page that stays.
     *
     * @throws IOException it ends in an error
     */
    URI open(URI link) throws IOException, InterruptedException {
        URI at = link;
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<InputStream> page = get(at);
            page.body().close();
            Optional<String> onward =
                    page.headers()
                            .firstValue("Location")
                            .or(() -> page.headers().firstValue("Refresh").map(this::target));
            if (onward.isEmpty()) {
                if (page.statusCode() != 200) {
                    throw new IOException("%s answered %d".formatted(at, page.statusCode()));
                }
                return at;
            }
            at = at.resolve(onward.get());
        }
        throw new IOException("%s leads nowhere".formatted(link));
    }

    private String target(String refresh) {
        return refresh.substring(refresh.indexOf("url=") + "url=".length());
    }

    /** Whether a page is there by now. */
    boolean isThere(URI page) throws InterruptedException {
        try {
            return read(page) > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Reads something to its end; its length in bytes.
     *
     * @throws IOException it isn't given
     */
    long read(URI file) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = get(file);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(file, answer.statusCode()));
            }
            byte[] some = new byte[1 << 16];
            long length = 0;
            for (int n = body.read(some); n >= 0; n = body.read(some)) {
                length += n;
            }
            return length;
        }
    }

    /**
     * Posts nothing, as a page of JupyterLab's does.
     *
     * @throws IOException it isn't taken
     */
    String post(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(atLoopback(address))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .header("X-XSRFToken", own(address).getOrDefault("_xsrf", ""));
        headers(address).forEach(request::header);
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s answered %d".formatted(address, answer.statusCode()));
        }
        return answer.body();
    }

    /** Opens a WebSocket from a page there. */
    WebSocket connect(URI address, WebSocket.Listener listener) {
        WebSocket.Builder request = http.newWebSocketBuilder();
        headers(address).forEach(request::header);
        URI at = URI.create(atLoopback(address).toString().replaceFirst("^http", "ws"));
        return request.buildAsync(at, listener).join();
    }

    private Map<String, String> own(URI address) {
        return cookies.computeIfAbsent(address.getHost(), h -> new HashMap<>());
    }

    private Map<String, String> headers(URI address) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Host", address.getAuthority());
        headers.put("Referer", address.resolve("/").toString()); // a file is asked for by a page
        headers.put("Origin", "http://" + address.getAuthority());
        String all =
                own(address).entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        if (!all.isEmpty()) {
            headers.put("Cookie", all);
        }
        return headers;
    }

    private HttpResponse<InputStream> get(URI address) throws IOException, InterruptedException {
        Map<String, String> own = own(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(atLoopback(address));
        headers(address).forEach(request::header);
        HttpResponse<InputStream> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            own.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static URI atLoopback(URI address) {
        String host = address.getHost();
        return host.endsWith(".localhost")
                ? URI.create(address.toString().replaceFirst(host, "127.0.0.1"))
                : address;
    }
}
