package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.HttpRequestView;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;

/** Whether a form was sent from a page of this console, in the session it belongs to. */
final class Csrf {
    private Csrf() {}

    /** What a form must bring back to show that it is from a page of this session. */
    static String token(String cookie) {
        return ConsoleSessions.hash("form " + cookie);
    }

    /** Whether a form has its session's token and no sign of coming from another site. */
    static boolean isOwn(Visit visit, String cookie) {
        return isFromHere(visit.request())
                && MessageDigest.isEqual(
                        token(cookie).getBytes(UTF_8), visit.form().text("csrf").getBytes(UTF_8));
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
