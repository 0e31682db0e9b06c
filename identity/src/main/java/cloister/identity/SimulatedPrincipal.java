package cloister.identity;

import cloister.policy.NamedPolicy;
import cloister.policy.PolicySet;
import cloister.policy.Principal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose policies a simulation runs.
 *
 * @param context condition keys that the principal brings itself
 */
record SimulatedPrincipal(
        Principal principal,
        PolicySet identity,
        Optional<PolicySet> boundary,
        Map<String, List<String>> context) {

    /** The same with more identity policies. */
    SimulatedPrincipal with(List<NamedPolicy> more) {
        List<NamedPolicy> all = new ArrayList<>(identity.policies());
        all.addAll(more);
        return new SimulatedPrincipal(principal, PolicySet.compile(all), boundary, context);
    }

    /** The same under another boundary. */
    SimulatedPrincipal under(PolicySet other) {
        return new SimulatedPrincipal(principal, identity, Optional.of(other), context);
    }

    /**
     * The same policies in the hands of another principal, whose keys the simulation must be given.
     */
    SimulatedPrincipal as(Principal caller) {
        return new SimulatedPrincipal(caller, identity, boundary, Map.of());
    }
}
