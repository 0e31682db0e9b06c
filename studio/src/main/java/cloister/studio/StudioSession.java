package cloister.studio;

import cloister.wire.Caller;

import java.time.Instant;
import java.util.Optional;

/**
 * An open Studio: who opened whose profile, and until when.
 *
 * @param studioId what its apps' origin is called: one for each user profile, and for each space in
 *     which a user profile works
 * @param cookie the secret that the browser holds: for the pages, or, where the session was found
 *     by its entrance, for the apps
 * @param opener who asked for the presigned URL; decided about again at every request
 * @param region of the domain
 * @param spaceName the space that it was opened for
 * @param landingUri the page to begin with, as CreatePresignedDomainUrl words it
 */
public record StudioSession(
        String studioId,
        String cookie,
        Caller opener,
        String domainId,
        String userProfileName,
        String userProfileArn,
        Instant expires,
        String region,
        Optional<String> spaceName,
        Optional<String> landingUri) {}
