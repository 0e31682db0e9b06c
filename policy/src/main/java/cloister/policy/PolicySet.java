package cloister.policy;

import java.util.List;

/** Policies that unite into one layer, compiled; immutable and safe to share. */
public final class PolicySet {
    /** No policy: allows nothing and denies nothing. */
    public static final PolicySet EMPTY = new PolicySet(List.of());

    private final List<NamedPolicy> policies;

    private PolicySet(List<NamedPolicy> policies) {
        this.policies = policies;
    }

    /** Compiles policies into one layer. */
    public static PolicySet compile(List<NamedPolicy> policies) {
        return new PolicySet(List.copyOf(policies));
    }

    public List<NamedPolicy> policies() {
        return policies;
    }
}
