package cloister.server;

import cloister.server.proxy.Field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The cookie that opens a Studio's origin, for that host only. Another Studio can set a cookie of
 * the same name for all hosts of their domain, so that several may come: each is tried.
 */
final class AppCookie {
    private static final String NAME = "cloister_app";

    /** What an app may neither see nor set. */
    static final Set<String> NAMES = Set.of(NAME, "__Host-" + NAME, "cloister_studio");

    private AppCookie() {}

    static List<String> of(List<Field> fields, boolean secure) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase("Cookie")) {
                for (String pair : field.value().split(";", -1)) {
                    String[] parts = pair.strip().split("=", 2);
                    if (parts.length == 2 && parts[0].equals(name(secure))) {
                        values.add(parts[1]);
                    }
                }
            }
        }
        return values;
    }

    static String set(String entrance, boolean secure, Instant expires, Instant now) {
        return cookie(entrance, secure, Math.max(0, Duration.between(now, expires).toSeconds()));
    }

    static String clear(boolean secure) {
        return cookie("", secure, 0);
    }

    private static String cookie(String value, boolean secure, long seconds) {
        return name(secure)
                + "="
                + value
                + "; Path=/; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    private static String name(boolean secure) {
        return secure ? "__Host-" + NAME : NAME;
    }
}
