package cloister.identity;

import cloister.wire.ApiException;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that asks for access in people's names. Nothing is kept of it: its id is what it
 * registered, sealed.
 *
 * @param id as the program shows it
 * @param name what it calls itself, which anybody may
 * @param redirectUris where browsers may be sent back to, at whatever port (RFC 8252, section 7.3)
 * @param grants the ways by which it may get tokens
 */
record PortalClient(
        String id,
        String name,
        List<String> redirectUris,
        List<String> grants,
        List<String> scopes,
        Instant expires) {
    /** What access to accounts is asked for by; the only scope that there is. */
    static final String ACCESS = "sso:account:access";

    /** Only the person's own machine gets their codes, whoever registered the program. */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    byte[] encode() {
        return FieldWriter.object(
                out ->
                        out.text("name", name)
                                .texts("redirectUris", redirectUris)
                                .texts("grants", grants)
                                .texts("scopes", scopes)
                                .time("expires", expires));
    }

    static PortalClient decode(String id, byte[] bytes) {
        Fields in = Fields.parse(bytes);
        return new PortalClient(
                id,
                in.text("name"),
                in.texts("redirectUris"),
                in.texts("grants"),
                in.texts("scopes"),
                in.time("expires"));
    }

    /** Whether a grant is among those that it registered. */
    boolean uses(String grant) {
        return grants.contains(grant);
    }

    /**
     * Makes sure that it may use a grant.
     *
     * @throws ApiException UnauthorizedClientException
     */
    void checkUses(String grant) {
        if (!uses(grant)) {
            throw PortalError.grant(
                    "unauthorized_client", "The client didn't register " + grant + ".", 400);
        }
    }

    /** Whether browsers may be sent to an address. */
    boolean sendsTo(String address) {
        return withoutPort(address)
                .filter(
                        asked ->
                                redirectUris.stream()
                                        .anyMatch(
                                                own ->
                                                        withoutPort(own)
                                                                .filter(asked::equals)
                                                                .isPresent()))
                .isPresent();
    }

    /** An address of the person's own machine, but for its port; empty where it is none. */
    static Optional<String> withoutPort(String address) {
        try {
            URI uri = new URI(address);
            boolean own =
                    "http".equals(uri.getScheme())
                            && uri.getHost() != null
                            && LOOPBACK.contains(uri.getHost())
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            return own ? Optional.of(uri.getHost() + uri.getRawPath()) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }
}
