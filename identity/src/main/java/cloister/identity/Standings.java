package cloister.identity;

import cloister.identity.CompiledPolicies.Named;
import cloister.policy.Grants;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.store.Reader;
import cloister.store.Store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The standing of users and roles, kept in memory as long as it holds.
 *
 * <p>A standing isn't taken out when something it rests on changes, for that needs to know who
 * rests on what. Instead each commit to IAM's tables begins an epoch, before it is acknowledged,
 * and a standing last checked in another epoch is checked again: it holds if what it rests on, read
 * anew, is equal. So no standing outlives an acknowledged change, a lookup without one costs two
 * reads of memory, and a change costs each principal that is active one comparison.
 */
final class Standings {
    private static final int PRINCIPALS = 100_000;

    private final Account account;
    private final CompiledPolicies policies;
    private final AtomicLong epoch = new AtomicLong();
    private final GenerationCache<String, Standing<User>> users = new GenerationCache<>(PRINCIPALS);
    private final GenerationCache<String, Standing<Role>> roles = new GenerationCache<>(PRINCIPALS);

    Standings(Account account, CompiledPolicies policies) {
        this.account = account;
        this.policies = policies;
        account.store().subscribe(this::note);
    }

    /** A user's standing; empty where there is no such user. */
    Optional<Standing<User>> user(String id) {
        return standing(users, id, state -> EntityKind.USER.byId(state, id), this::basis);
    }

    /** A role's standing; empty where there is no such role. */
    Optional<Standing<Role>> role(String id) {
        return standing(roles, id, state -> EntityKind.ROLE.byId(state, id), this::basis);
    }

    /** The policies that a group hands down to its members. */
    List<Named> group(Reader state, Group group) {
        return held(state, group, PolicyKind.INLINE_GROUP);
    }

    private void note(Store.Commit commit) {
        if (commit.changes().stream()
                .anyMatch(change -> change.table().startsWith(Tables.PREFIX))) {
            epoch.incrementAndGet();
        }
    }

    private <E extends Entity> Optional<Standing<E>> standing(
            GenerationCache<String, Standing<E>> kept,
            String id,
            Function<Reader, Optional<E>> find,
            Basing<E> basing) {
        long now = epoch.get(); // before the state is read, so that a later commit shows
        Optional<Standing<E>> known = kept.get(id);
        if (known.isPresent() && known.get().checkedAt(now)) {
            return known;
        }
        Reader state = account.read();
        Optional<E> entity = find.apply(state);
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        Standing.Basis<E> basis = basing.of(state, entity.get());
        if (known.isPresent() && known.get().stands(basis, now)) {
            return known;
        }
        Standing<E> standing = new Standing<>(basis, grants(basis), now);
        kept.put(id, standing);
        return Optional.of(standing);
    }

    private Grants grants(Standing.Basis<?> basis) {
        return new Grants(
                policies.layer(basis.policies()),
                basis.boundary().map(boundary -> policies.layer(List.of(boundary))),
                List.<PolicySet>of(),
                List.of(),
                List.of());
    }

    private Standing.Basis<User> basis(Reader state, User user) {
        List<Named> held = new ArrayList<>(held(state, user, PolicyKind.INLINE_USER));
        for (String id : user.groups()) {
            EntityKind.GROUP
                    .byId(state, id)
                    .ifPresent(group -> held.addAll(held(state, group, PolicyKind.INLINE_GROUP)));
        }
        return new Standing.Basis<>(user, held, boundary(state, user));
    }

    private Standing.Basis<Role> basis(Reader state, Role role) {
        return new Standing.Basis<>(
                role, held(state, role, PolicyKind.INLINE_ROLE), boundary(state, role));
    }

    private List<Named> held(Reader state, PolicyHolder<?> holder, PolicyKind inlineKind) {
        List<Named> held = new ArrayList<>();
        holder.policies()
                .inline()
                .forEach((name, text) -> held.add(new Named(name, inlineKind, text)));
        holder.policies().attached().forEach(arn -> held.add(managed(state, arn)));
        return held;
    }

    private Optional<Named> boundary(Reader state, Bounded<?> entity) {
        return entity.boundary().map(arn -> managed(state, arn));
    }

    /** A managed policy that is in use and so must be there. */
    private Named managed(Reader state, String arn) {
        String text =
                ManagedPolicies.document(state, account, arn)
                        .orElseThrow(
                                () ->
                                        IamError.serviceFailure(
                                                "The policy " + arn + " is attached but gone."));
        return new Named(arn, PolicyKind.MANAGED, text);
    }

    /** Reads what a standing rests on. */
    private interface Basing<E extends Entity> {
        Standing.Basis<E> of(Reader state, E entity);
    }
}
