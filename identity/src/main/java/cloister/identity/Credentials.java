package cloister.identity;

import cloister.policy.Grants;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.wire.ApiException;
import cloister.wire.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the credential behind an access key: root's, a user's, or a session's. */
final class Credentials {
    private static final int KEYS = 100_000;

    private final Account account;
    private final IdentitySettings settings;
    private final Standings standings;
    private final SessionCredentials sessions;
    private final GenerationCache<String, Known> users = new GenerationCache<>(KEYS);

    Credentials(
            Account account,
            IdentitySettings settings,
            Standings standings,
            SessionCredentials sessions) {
        this.account = account;
        this.settings = settings;
        this.standings = standings;
        this.sessions = sessions;
    }

    /**
     * The credential as it is now.
     *
     * @throws ApiException InvalidClientTokenId, ExpiredToken
     */
    Credential find(String accessKeyId, Optional<String> sessionToken, Instant now) {
        if (sessionToken.isPresent()) {
            return sessions.find(accessKeyId, sessionToken.get(), now);
        }
        return accessKeyId.equals(settings.rootAccessKeyId()) ? root() : user(accessKeyId);
    }

    private Credential user(String accessKeyId) {
        AccessKey key =
                account.read()
                        .get(Tables.ACCESS_KEYS, accessKeyId)
                        .filter(AccessKey::active)
                        .orElseThrow(IamError::invalidToken);
        Standing<User> standing = standings.user(key.userId()).orElseThrow(IamError::invalidToken);
        return users.get(accessKeyId)
                .filter(known -> known.standing == standing && known.key.equals(key))
                .map(Known::credential)
                .orElseGet(
                        () -> {
                            Credential credential = credential(key, standing);
                            users.put(accessKeyId, new Known(key, standing, credential));
                            return credential;
                        });
    }

    private Credential credential(AccessKey key, Standing<User> standing) {
        User user = standing.entity();
        String arn = account.arn(user);
        return new Credential(
                key.secret(),
                new Caller(arn, account.id(), user.id(), key.id(), Optional.empty()),
                new Principal(PrincipalType.USER, arn, account.id(), user.tags().byKey()),
                standing.grants(),
                ContextKeys.user(arn, user));
    }

    private Credential root() {
        String arn = account.rootArn();
        return new Credential(
                settings.rootSecretAccessKey(),
                new Caller(
                        arn,
                        account.id(),
                        account.id(),
                        settings.rootAccessKeyId(),
                        Optional.empty()),
                new Principal(PrincipalType.ROOT, arn, account.id(), Map.of()),
                new Grants(PolicySet.EMPTY, Optional.empty(), List.of(), List.of(), List.of()),
                ContextKeys.root(account));
    }

    /** A credential with what it was made of. */
    private record Known(AccessKey key, Standing<User> standing, Credential credential) {}
}
