package cloister.prover;

import java.util.List;
import java.util.Map;

/**
 * A request that breaks a property, or could for all that is known.
 *
 * @param property the property's name
 * @param kind which it is; of a property of one's own, the nearest
 * @param who for people
 * @param deed what it would be, for people
 * @param action {@code service:Action}
 * @param resource the resource's ARN
 * @param context the condition keys of the request
 * @param names what the unknown names are in this example, by what they are called
 * @param confirmed whether the engine allows this very request
 */
public record Finding(
        String property,
        Property kind,
        String who,
        String deed,
        String action,
        String resource,
        Map<String, List<String>> context,
        Map<String, String> names,
        boolean confirmed,
        String role) {}
