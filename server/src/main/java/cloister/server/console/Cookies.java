package cloister.server.console;

import cloister.wire.HttpRequestView;

import java.util.Optional;

/** Cookies of the console. */
final class Cookies {
    private Cookies() {}

    /** A cookie's value. */
    static Optional<String> of(HttpRequestView request, String name) {
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(name) && !parts[1].isEmpty()) {
                    return Optional.of(parts[1]);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A Set-Cookie header for the console's pages. Lax, because a sign-in that ends at an identity
     * provider comes back from another site.
     */
    static String set(String name, String value, long seconds, boolean secure) {
        return set(name, value, Paths.ROOT, seconds, secure);
    }

    /** The same, for the pages below a path. */
    static String set(String name, String value, String path, long seconds, boolean secure) {
        return name
                + "="
                + value
                + "; Path="
                + path
                + "; Max-Age="
                + Math.max(0, seconds)
                + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
