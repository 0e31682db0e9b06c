package cloister.server.facts;

import java.util.Optional;

/**
 * What the transport knows of who sent a request.
 *
 * @param sourceIp the peer's address as text
 * @param secure whether it came by TLS
 */
public record Connection(
        String sourceIp, boolean secure, Optional<String> userAgent, Optional<String> referer) {}
