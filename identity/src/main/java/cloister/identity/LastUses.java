package cloister.identity;

import cloister.policy.PrincipalType;
import cloister.store.Table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When access keys and roles were last used, and users and roles at each service. Exact in memory;
 * durable once an hour for each, since a commit a request would cost more than the request.
 */
final class LastUses {
    private static final Duration KEPT_EVERY = Duration.ofHours(1);

    /** By access key id or role id; by user or role id and service. No decision rests on it. */
    private static final Table<LastUse> KEPT = new Table<>("uses.last", LastUse.CODEC);

    private final Account account;
    private final Map<String, LastUse> recent = new ConcurrentHashMap<>();
    private final Map<String, Instant> kept = new ConcurrentHashMap<>();

    LastUses(Account account) {
        this.account = account;
    }

    void note(Credential credential, LastUse use) {
        String subject = subject(credential);
        Optional<String> entity = entity(credential).map(id -> at(id, use.service()));
        boolean writes = isDue(subject, use);
        boolean writesEntity = entity.filter(id -> isDue(id, use)).isPresent();
        if (writes || writesEntity) {
            account.change(
                    state -> {
                        if (writes) {
                            state.put(KEPT, subject, use);
                        }
                        entity.filter(_ -> writesEntity).ifPresent(id -> state.put(KEPT, id, use));
                    });
        }
    }

    /** Notes a use in memory, and tells whether it must be written down. */
    private boolean isDue(String id, LastUse use) {
        recent.put(id, use);
        Instant before = kept.getOrDefault(id, Instant.MIN);
        return before.isBefore(use.when().minus(KEPT_EVERY)) && claim(id, before, use.when());
    }

    Optional<LastUse> of(String id) {
        return Optional.ofNullable(recent.get(id)).or(() -> account.read().get(KEPT, id));
    }

    /** When a user or role, by its id, was last at a service. */
    Optional<LastUse> of(String id, String service) {
        return of(at(id, service));
    }

    private static String at(String id, String service) {
        return id + "/" + service;
    }

    /** One of several requests at once writes. */
    private boolean claim(String id, Instant before, Instant now) {
        return before.equals(Instant.MIN)
                ? kept.putIfAbsent(id, now) == null
                : kept.replace(id, before, now);
    }

    /** Whose use it is: a role's, whatever the session, else an access key's. */
    private static String subject(Credential credential) {
        return credential.principal().type() == PrincipalType.ASSUMED_ROLE
                ? roleId(credential)
                : credential.caller().accessKeyId();
    }

    /** The id of the user or role that acts. */
    private static Optional<String> entity(Credential credential) {
        return switch (credential.principal().type()) {
            case ASSUMED_ROLE -> Optional.of(roleId(credential));
            case USER -> Optional.of(credential.caller().userId());
            case ROOT, FEDERATED_USER, SERVICE, ANONYMOUS -> Optional.empty();
        };
    }

    private static String roleId(Credential credential) {
        String userId = credential.caller().userId();
        return userId.substring(0, userId.indexOf(':'));
    }
}
