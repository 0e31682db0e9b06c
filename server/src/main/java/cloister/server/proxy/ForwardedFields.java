package cloister.server.proxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which header fields go on to an app, and which come back from one. Fields of the connection stay
 * on theirs (RFC 9110, 7.6.1); the browser's secrets don't reach the app, nor the app's the
 * browser; and an app opens its origin to no other.
 */
public final class ForwardedFields {
    private static final Set<String> OF_THE_CONNECTION =
            ignoringCase(
                    "Connection",
                    "Keep-Alive",
                    "Proxy-Connection",
                    "Proxy-Authenticate",
                    "Proxy-Authorization",
                    "TE",
                    "Trailer",
                    "Transfer-Encoding",
                    "Upgrade");

    /** What the proxy says itself, or nobody. */
    private static final Set<String> NOT_TO_THE_APP =
            ignoringCase(
                    "Host",
                    "Authorization",
                    "Cookie",
                    "Content-Length",
                    "Expect",
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP",
                    "X-Scheme");

    private static final Set<String> NOT_FROM_THE_APP =
            ignoringCase(
                    "Server",
                    "Content-Length",
                    "Alt-Svc",
                    "Strict-Transport-Security",
                    "Clear-Site-Data",
                    "Cross-Origin-Resource-Policy",
                    "Cross-Origin-Opener-Policy",
                    "Referrer-Policy",
                    "X-Content-Type-Options",
                    "Service-Worker-Allowed",
                    "WWW-Authenticate");

    /** What keeps a Studio's pages to their own origin. */
    private static final List<Field> GUARD =
            List.of(
                    new Field("Cross-Origin-Resource-Policy", "same-origin"),
                    new Field("Cross-Origin-Opener-Policy", "same-origin"),
                    new Field("Content-Security-Policy", "frame-ancestors 'self'"),
                    new Field("Referrer-Policy", "same-origin"),
                    new Field("X-Content-Type-Options", "nosniff"));

    private ForwardedFields() {}

    /**
     * The fields of a request as the app gets them.
     *
     * @param own names of cookies that are Cloister's
     */
    public static List<Field> toApp(List<Field> received, Set<String> own) {
        List<Field> fields = new ArrayList<>();
        Set<String> dropped = ofTheConnection(received);
        dropped.addAll(NOT_TO_THE_APP);
        for (Field field : received) {
            if (!dropped.contains(field.name())) {
                fields.add(field);
            }
            if (field.is("Cookie")) {
                String others = withoutCookies(field.value(), own);
                if (!others.isEmpty()) {
                    fields.add(new Field("Cookie", others));
                }
            }
        }
        return fields;
    }

    /**
     * The fields of an answer as the browser gets them.
     *
     * @param own names of cookies that are Cloister's
     */
    public static List<Field> fromApp(List<Field> received, Set<String> own) {
        List<Field> fields = new ArrayList<>();
        Set<String> dropped = ofTheConnection(received);
        dropped.addAll(NOT_FROM_THE_APP);
        for (Field field : received) {
            boolean foreign =
                    field.name().toLowerCase(Locale.ROOT).startsWith("access-control-")
                            || (field.is("Set-Cookie") && !staysHere(field.value(), own));
            if (!dropped.contains(field.name()) && !foreign) {
                fields.add(field);
            }
        }
        fields.addAll(GUARD);
        return fields;
    }

    /** Whether a cookie is for this host only and doesn't pass for one of Cloister's. */
    private static boolean staysHere(String cookie, Set<String> own) {
        String[] parts = cookie.split(";", -1);
        boolean domain =
                Arrays.stream(parts)
                        .skip(1)
                        .anyMatch(
                                part -> part.strip().toLowerCase(Locale.ROOT).startsWith("domain"));
        return !domain && !own.contains(parts[0].split("=", 2)[0].strip());
    }

    private static String withoutCookies(String header, Set<String> own) {
        List<String> kept = new ArrayList<>();
        for (String pair : header.split(";", -1)) {
            if (!own.contains(pair.strip().split("=", 2)[0].strip())) {
                kept.add(pair.strip());
            }
        }
        return String.join("; ", kept);
    }

    private static Set<String> ofTheConnection(List<Field> fields) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(OF_THE_CONNECTION);
        for (Field field : fields) {
            if (field.is("Connection")) {
                for (String name : field.value().split(",", -1)) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(new HashSet<>(List.of(names)));
        return set;
    }
}
