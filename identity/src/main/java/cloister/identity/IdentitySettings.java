package cloister.identity;

import java.time.Clock;

/**
 * What an account is opened with.
 *
 * @param account twelve digits
 * @param rootAccessKeyId the root user's access key
 * @param rootSecretAccessKey its secret
 */
public record IdentitySettings(
        String account, String rootAccessKeyId, String rootSecretAccessKey, Clock clock) {}
