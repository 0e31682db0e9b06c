package cloister.server.console;

import cloister.server.page.FormToken;
import cloister.wire.HttpRequestView;

import java.net.URI;
import java.util.Optional;

/** Whether a form was sent from a page of this console, in the session it belongs to. */
final class Csrf {
    private Csrf() {}

    /** Whether a form has its session's token and no sign of coming from another site. */
    static boolean isOwn(Visit visit, String cookie) {
        return isFromHere(visit.request()) && FormToken.matches(cookie, visit.form().text("csrf"));
    }

    /** Browsers tell where a request comes from; what tells nothing is no browser of today. */
    private static boolean isFromHere(HttpRequestView request) {
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        return request.header("Origin")
                .map(origin -> host(origin).equals(request.header("Host")))
                .orElse(true);
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException broken) {
            return Optional.of("");
        }
    }
}
