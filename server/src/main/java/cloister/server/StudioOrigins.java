package cloister.server;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origins of open Studios: each has a host name of its own under one domain, so that browsers
 * keep what runs in one from all others, and from the pages.
 *
 * @param baseUrl where people reach this server
 * @param domain {@code studio.localhost}, whose names all mean this machine (RFC 6761)
 */
record StudioOrigins(Supplier<String> baseUrl, String domain) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9-]{1,63}");

    /** A Studio's origin: {@code http://s1.studio.localhost:4566}. */
    String of(String studioId) {
        URI base = URI.create(baseUrl.get());
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + studioId + "." + domain + port;
    }

    /** Which Studio a Host header means; empty where it means the server itself. */
    Optional<String> studio(String host) {
        Matcher named =
                Pattern.compile("(" + LABEL + ")\\." + Pattern.quote(domain) + "(:\\d{1,5})?")
                        .matcher(host.toLowerCase(Locale.ROOT));
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
