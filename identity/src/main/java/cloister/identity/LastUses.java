package cloister.identity;

import cloister.policy.PrincipalType;
import cloister.store.Table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When access keys and roles were last used. Exact in memory; durable once an hour for each, since
 * a commit a request would cost more than the request.
 */
final class LastUses {
    private static final Duration KEPT_EVERY = Duration.ofHours(1);

    /** By access key id or role id. No decision rests on it. */
    private static final Table<LastUse> KEPT = new Table<>("uses.last", LastUse.CODEC);

    private final Account account;
    private final Map<String, LastUse> recent = new ConcurrentHashMap<>();
    private final Map<String, Instant> kept = new ConcurrentHashMap<>();

    LastUses(Account account) {
        this.account = account;
    }

    void note(Credential credential, LastUse use) {
        String id = subject(credential);
        recent.put(id, use);
        Instant before = kept.getOrDefault(id, Instant.MIN);
        if (before.isBefore(use.when().minus(KEPT_EVERY)) && claim(id, before, use.when())) {
            account.change(state -> state.put(KEPT, id, use));
        }
    }

    Optional<LastUse> of(String id) {
        return Optional.ofNullable(recent.get(id)).or(() -> account.read().get(KEPT, id));
    }

    /** One of several requests at once writes. */
    private boolean claim(String id, Instant before, Instant now) {
        return before.equals(Instant.MIN)
                ? kept.putIfAbsent(id, now) == null
                : kept.replace(id, before, now);
    }

    /** Whose use it is: a role's, whatever the session, else an access key's. */
    private static String subject(Credential credential) {
        String userId = credential.caller().userId();
        return credential.principal().type() == PrincipalType.ASSUMED_ROLE
                ? userId.substring(0, userId.indexOf(':'))
                : credential.caller().accessKeyId();
    }
}
