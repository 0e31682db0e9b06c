package cloister.server;

import cloister.wire.HttpResponse;

import java.util.HashMap;
import java.util.Map;

/** Answers with pages, and the headers that keep a page to itself. */
final class PageAnswer {
    private static final Map<String, String> GUARDED =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; img-src 'self';"
                                    + " form-action 'self'; frame-ancestors 'none';"
                                    + " base-uri 'none'",
                    "X-Frame-Options", "DENY",
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private PageAnswer() {}

    static HttpResponse page(int status, byte[] html) {
        return new HttpResponse(status, GUARDED, html);
    }

    /** Sends the browser elsewhere on this server. */
    static HttpResponse seeOther(String path) {
        return with(page(303, new byte[0]), "Location", path);
    }

    static HttpResponse with(HttpResponse answer, String header, String value) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(header, value);
        return new HttpResponse(answer.status(), headers, answer.body());
    }
}
