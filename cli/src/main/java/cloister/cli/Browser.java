package cloister.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Opens links as a browser does: follows redirects and keeps cookies, for one visit. */
final class Browser {
    /** {@code opened} where a page comes that names whom it is for; else {@code refused}. */
    String open(String link, String owner) {
        if (link.isEmpty()) {
            return "no link";
        }
        try (HttpClient http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .cookieHandler(new CookieManager())
                        .build()) {
            HttpResponse<String> page =
                    http.send(
                            HttpRequest.newBuilder(URI.create(link)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return page.statusCode() == 200 && page.body().contains(owner) ? "opened" : "refused";
        } catch (IOException failure) {
            return "unreachable";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
