package cloister.identity;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * What an account is opened with.
 *
 * @param account twelve digits
 * @param rootAccessKeyId the root user's access key
 * @param rootSecretAccessKey its secret
 * @param signInUrl where browsers post SAML responses, beside AWS's own address; empty where
 *     nothing is served
 */
public record IdentitySettings(
        String account,
        String rootAccessKeyId,
        String rootSecretAccessKey,
        Clock clock,
        Supplier<String> signInUrl) {

    /** An account that is served nowhere yet. */
    public IdentitySettings(
            String account, String rootAccessKeyId, String rootSecretAccessKey, Clock clock) {
        this(account, rootAccessKeyId, rootSecretAccessKey, clock, () -> "");
    }
}
