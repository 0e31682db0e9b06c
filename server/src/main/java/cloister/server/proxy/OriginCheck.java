package cloister.server.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request comes from the Studio's own pages or from a person who follows a link. All
 * Studios are one site to a browser, so SameSite cookies don't keep them apart: this does, by
 * Origin (RFC 6454) and Fetch Metadata (W3C).
 */
public final class OriginCheck {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private OriginCheck() {}

    /**
     * Whether a request may go on.
     *
     * @param origin the Studio's own, {@code http://s1.studio.localhost:4566}
     */
    public static boolean passes(String method, List<Field> fields, String origin) {
        Optional<String> from = first(fields, "Origin");
        if (from.isPresent()) {
            return from.get().equalsIgnoreCase(origin);
        }
        Optional<String> site = first(fields, "Sec-Fetch-Site");
        if (site.isEmpty()) {
            return SAFE.contains(method);
        }
        return switch (site.get()) {
            case "same-origin" -> true;
            case "none" -> SAFE.contains(method);
            default ->
                    method.equals("GET")
                            && first(fields, "Sec-Fetch-Mode")
                                    .filter("navigate"::equals)
                                    .isPresent()
                            && first(fields, "Sec-Fetch-Dest")
                                    .filter("document"::equals)
                                    .isPresent();
        };
    }

    /** A WebSocket always tells its Origin. */
    public static boolean passesWebSocket(List<Field> fields, String origin) {
        return first(fields, "Origin").filter(origin::equalsIgnoreCase).isPresent();
    }

    private static Optional<String> first(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }
}
