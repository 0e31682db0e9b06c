package cloister.identity;

/** An entity that policies are put on and attached to. */
sealed interface PolicyHolder<E extends PolicyHolder<E>> extends Entity permits Group, Role, User {
    HeldPolicies policies();

    E withPolicies(HeldPolicies policies);
}
