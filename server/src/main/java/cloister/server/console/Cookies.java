package cloister.server.console;

import cloister.wire.HttpRequestView;

import java.util.Optional;

/**
 * Cookies of the console. Those that sign somebody in have the prefix {@code __Host-} where people
 * come by HTTPS: browsers then take them from this host only, so that no Studio's page, at another
 * host of the same domain, can sign somebody in as another (RFC 6265bis, cookie name prefixes).
 */
final class Cookies {
    private static final String HOST = "__Host-";

    private Cookies() {}

    /** The value of a cookie that only this host can have set, where that can be told. */
    static Optional<String> own(HttpRequestView request, String name, boolean secure) {
        return of(request, secure ? HOST + name : name);
    }

    /**
     * A Set-Cookie header for what {@link #own} reads. Lax, because a sign-in that ends at an
     * identity provider comes back from another site.
     *
     * @param path of the pages that it is for; the prefix wants all of the host
     */
    static String setOwn(String name, String value, String path, long seconds, boolean secure) {
        return secure
                ? set(HOST + name, value, "/", seconds, true)
                : set(name, value, path, seconds, false);
    }

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

    /** A Set-Cookie header for the pages below a path. */
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
