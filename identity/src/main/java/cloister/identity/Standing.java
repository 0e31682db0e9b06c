package cloister.identity;

import cloister.identity.CompiledPolicies.Named;
import cloister.policy.Grants;

import java.util.List;
import java.util.Optional;

/** A user or role with all that is attached to it, compiled. */
final class Standing<E extends Entity> {
    private final Basis<E> basis;
    private final Grants grants;
    private volatile long checked;

    /**
     * @param checked the epoch of {@link Standings} at which the basis was last seen unchanged
     */
    Standing(Basis<E> basis, Grants grants, long checked) {
        this.basis = basis;
        this.grants = grants;
        this.checked = checked;
    }

    E entity() {
        return basis.entity;
    }

    Grants grants() {
        return grants;
    }

    /** What the grants are compiled from. */
    Basis<E> basis() {
        return basis;
    }

    boolean checkedAt(long epoch) {
        return checked == epoch;
    }

    /** Whether it still holds on the basis of now. */
    boolean stands(Basis<E> now, long epoch) {
        if (!basis.equals(now)) {
            return false;
        }
        checked = epoch;
        return true;
    }

    /**
     * What a standing is made of.
     *
     * @param policies identity policies: the entity's own and those of its groups
     */
    record Basis<E extends Entity>(E entity, List<Named> policies, Optional<Named> boundary) {}
}
