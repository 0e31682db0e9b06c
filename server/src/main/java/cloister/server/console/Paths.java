package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses within the console. */
final class Paths {
    static final String ROOT = "/console";

    /** What somebody may be sent on to: an address of the console's, and nothing else. */
    private static final Pattern OWN =
            Pattern.compile("/console(/[A-Za-z0-9_.~%:@+-]+)*/?" + query());

    /** Browsers take escaped dots for dots. */
    private static final Pattern UPWARDS = Pattern.compile("/(\\.|%2[eE])");

    /** The portal. */
    static final String START = "/start";

    private static final Pattern PORTAL = Pattern.compile("/start(/[a-z-]+)*" + query());

    /** Where browsers post SAML responses. */
    static final String SAML = "/saml";

    /** Where programs send browsers by OAuth 2.0: the endpoint of SSO OIDC that has no model. */
    static final String AUTHORIZE = "/authorize";

    private Paths() {}

    private static String query() {
        return "(\\?[A-Za-z0-9_.~%:@+=&-]*)?";
    }

    /** The address of a page by its parts, each of which may be any text. */
    static String of(String... parts) {
        return Arrays.stream(parts)
                .map(Paths::encoded)
                .collect(Collectors.joining("/", ROOT + "/", ""));
    }

    /** An address with one parameter more. */
    static String with(String address, String name, String value) {
        return address + (address.contains("?") ? "&" : "?") + name + "=" + encoded(value);
    }

    /** The parts of an address after its root. */
    static List<String> parts(String rawPath) {
        return segments(rawPath.substring(root(rawPath).length()));
    }

    /** What all addresses of the same kind begin with. */
    static String root(String rawPath) {
        return Stream.of(START, SAML).filter(rawPath::startsWith).findFirst().orElse(ROOT);
    }

    /** An address of the portal to go on to; empty where it isn't one. */
    static Optional<String> portal(String address) {
        return Optional.of(address).filter(given -> PORTAL.matcher(given).matches());
    }

    private static List<String> segments(String rest) {
        return Arrays.stream(rest.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> decoded(part))
                .toList();
    }

    /** An address to go on to; empty where it isn't one of the console's. */
    static Optional<String> own(String address) {
        return Optional.of(address)
                .filter(given -> OWN.matcher(given).matches())
                .filter(given -> !UPWARDS.matcher(given).find());
    }

    /**
     * The address of the console's that a RelayState names, whole or by its path; empty where it
     * names none.
     *
     * @param origin this server's
     */
    static Optional<String> relayed(String relayState, String origin) {
        return own(
                relayState.startsWith(origin + "/")
                        ? relayState.substring(origin.length())
                        : relayState);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }

    /** A part that can't be decoded names nothing. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException broken) {
            return part;
        }
    }
}
