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
 * @param questions how many the solver was asked
 */
public record Proof(
        List<String> properties,
        Map<String, List<Finding>> findings,
        Map<String, List<String>> unsure,
        List<String> unscoped,
        int questions) {}
