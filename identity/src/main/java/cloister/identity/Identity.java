package cloister.identity;

import cloister.policy.PolicySet;
import cloister.store.Store;
import cloister.wire.Command;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One account's IAM and STS over a store: the commands, and what the gateway needs to know to
 * decide.
 */
public final class Identity {
    private Identity() {}

    /** Opens the account kept in the store, with its root access key. */
    public static Identity open(Store store, IdentitySettings settings) {
        return new Identity();
    }

    /** The commands by {@code prefix:Operation}: {@code iam:CreateUser}, {@code sts:AssumeRole}. */
    public Map<String, Command> commands() {
        return Map.of();
    }

    /**
     * The credential behind an access key, with everything that is attached to its principal now.
     *
     * @throws cloister.wire.ApiException InvalidClientTokenId or ExpiredToken
     */
    @SuppressWarnings("DoNotCallSuggester")
    public Credential credential(String accessKeyId, Optional<String> sessionToken, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A short session of a role as a service would take it (no caller, no trust decision here). */
    @SuppressWarnings("DoNotCallSuggester")
    public TemporaryCredentials serviceSession(
            String roleArn, String sessionName, Map<String, String> tags, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The tags of an IAM resource; empty where there is no such resource. */
    public Optional<Map<String, String>> tags(String arn) {
        return Optional.empty();
    }

    /** The policy on an IAM resource: a role's trust policy. */
    public Optional<PolicySet> resourcePolicy(String arn) {
        return Optional.empty();
    }

    /** The ARN, path included, of a resource named without its path; empty where there is none. */
    public Optional<String> arnOf(String resourceType, String name) {
        return Optional.empty();
    }
}
