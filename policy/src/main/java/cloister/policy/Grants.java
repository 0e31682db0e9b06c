package cloister.policy;

import java.util.List;
import java.util.Optional;

/**
 * All that is attached to a principal, compiled, by layer.
 *
 * @param identity the policies of the user and its groups, or of the role, as one layer
 * @param boundary the permissions boundary
 * @param session the session policies passed when the session was made; all of them must allow
 * @param serviceControl service control policies, a set for each level from the organization's root
 *     down
 * @param resourceControl resource control policies, a set for each level
 */
public record Grants(
        PolicySet identity,
        Optional<PolicySet> boundary,
        List<PolicySet> session,
        List<PolicySet> serviceControl,
        List<PolicySet> resourceControl) {
    public Grants {
        session = List.copyOf(session);
        serviceControl = List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
    }

    /** Identity policies alone. */
    public static Grants of(PolicySet identity) {
        return new Grants(identity, Optional.empty(), List.of(), List.of(), List.of());
    }
}
