package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.page.ConsolePage;
import cloister.server.page.Pages;
import cloister.wire.HttpResponse;

import java.util.HashMap;
import java.util.Map;

/** The console's answers, with the headers that keep a page to itself. */
final class Answers {
    private static final Map<String, String> GUARDED =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self';"
                                    + " img-src 'self'; connect-src 'self'; form-action 'self';"
                                    + " frame-ancestors 'none'; base-uri 'none'",
                    "X-Frame-Options", "DENY",
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private Answers() {}

    static HttpResponse page(int status, ConsolePage page) {
        return new HttpResponse(status, GUARDED, Pages.console(page));
    }

    /** Sends the browser on to an address of the console's. */
    static HttpResponse seeOther(String address) {
        return with(new HttpResponse(303, GUARDED, new byte[0]), "Location", address);
    }

    static HttpResponse text(String text) {
        return with(
                new HttpResponse(200, GUARDED, text.getBytes(UTF_8)),
                "Content-Type",
                "text/plain; charset=utf-8");
    }

    static HttpResponse with(HttpResponse answer, String header, String value) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(header, value);
        return new HttpResponse(answer.status(), headers, answer.body());
    }
}
