package cloister.studio;

import cloister.wire.Caller;

import java.time.Instant;

/**
 * An open Studio: who opened whose profile, and until when.
 *
 * @param cookie the secret that the browser holds
 * @param opener who asked for the presigned URL; decided about again at every request
 */
public record StudioSession(
        String cookie,
        Caller opener,
        String domainId,
        String userProfileName,
        String userProfileArn,
        Instant expires) {}
