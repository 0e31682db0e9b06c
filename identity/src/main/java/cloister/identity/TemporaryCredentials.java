package cloister.identity;

import java.time.Instant;

/** Credentials of a session, as STS hands them out. */
public record TemporaryCredentials(
        String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {}
