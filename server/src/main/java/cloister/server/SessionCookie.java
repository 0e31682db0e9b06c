package cloister.server;

import cloister.studio.StudioSession;
import cloister.wire.HttpRequestView;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The cookie that an open Studio is known by, for one domain's pages only. */
final class SessionCookie {
    private static final String NAME = "cloister_studio";

    private SessionCookie() {}

    static Optional<String> of(HttpRequestView request) {
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(NAME)) {
                    return Optional.of(unquoted(parts[1]));
                }
            }
        }
        return Optional.empty();
    }

    /** RFC 6265 lets a value stand in quotes, and the JDK's own client puts it there. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** A Set-Cookie header. Lax, because a presigned URL is opened from another site or a mail. */
    static String set(StudioSession session, boolean secure, Instant now) {
        long seconds = Duration.between(now, session.expires()).toSeconds();
        return cookie(session.domainId(), session.cookie(), Math.max(0, seconds), secure);
    }

    static String clear(String domainId, boolean secure) {
        return cookie(domainId, "", 0, secure);
    }

    private static String cookie(String domainId, String value, long seconds, boolean secure) {
        return NAME
                + "="
                + value
                + "; Path=/studio/"
                + domainId
                + "; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
