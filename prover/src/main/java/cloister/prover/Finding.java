package cloister.prover;

import cloister.prover.attack.Call;

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
        boolean confirmed) {

    /** The operation as one types it, with the resource and keys that the request has. */
    public String commandLine() {
        String service = action.substring(0, action.indexOf(':'));
        StringBuilder text =
                new StringBuilder(new Call(who, action, Map.of()).commandLine())
                        .append(" # on ")
                        .append(resource);
        context.forEach(
                (key, values) ->
                        text.append(
                                key.startsWith("aws:requesttag/") || key.startsWith(service + ":")
                                        ? " with %s=%s".formatted(key, String.join(",", values))
                                        : ""));
        return text.toString();
    }
}
