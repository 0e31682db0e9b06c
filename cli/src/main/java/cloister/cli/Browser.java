package cloister.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * Opens a link as a browser does that has no cookies yet: follows its redirect with the cookie that
 * came with it. (The JDK's own cookie handler sends cookies in the form of RFC 2965, which no
 * browser does.)
 */
final class Browser {
    /**
     * {@code opened} where a page comes that names whom it is for, {@code refused} where it isn't
     * let in.
     */
    String open(String link, String owner) {
        if (link.isEmpty()) {
            return "no link";
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> page = get(http, URI.create(link), Optional.empty());
            if (page.statusCode() == 303) {
                URI next = page.uri().resolve(page.headers().firstValue("Location").orElse(""));
                page = get(http, next, page.headers().firstValue("Set-Cookie"));
            }
            return switch (page.statusCode()) {
                case 200 -> page.body().contains(owner) ? "opened" : "another's page";
                case 403 -> "refused";
                default -> "status " + page.statusCode();
            };
        } catch (IOException failure) {
            return "unreachable";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static HttpResponse<String> get(HttpClient http, URI uri, Optional<String> cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        cookie.ifPresent(set -> request.header("Cookie", set.split(";", 2)[0]));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
