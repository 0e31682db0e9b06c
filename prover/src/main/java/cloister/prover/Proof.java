package cloister.prover;

import java.util.List;
import java.util.Map;

/**
 * What the solver found.
 *
 * @param properties the names of all properties that were asked about, in order
 * @param findings requests that break one, by the property's name
 * @param unsure why a property isn't decided, by its name
 * @param unscoped reads that policies can't limit to a team and that somebody may do
 * @param who sorts of people who were asked about, in order
 * @param attackingRoles a team's role of each kind that there is
 * @param namesWithinNames whether some team's name is another's with a hyphen and more
 * @param questions how many the solver was asked
 */
public record Proof(
        List<String> properties,
        Map<String, List<Finding>> findings,
        Map<String, List<String>> unsure,
        List<String> unscoped,
        List<String> who,
        List<String> attackingRoles,
        boolean namesWithinNames,
        int questions) {}
