package cloister.prover;

import cloister.policy.Effect;
import cloister.policy.condition.Keys;
import cloister.policy.condition.Pattern;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.Rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What policies allow that no reference tells of, so that nothing can be proved about it: actions
 * of other services, by name or by a wildcard.
 */
final class Outside {
    private static final Keys NO_KEYS = key -> Keys.NONE;

    /** Names that only read, whatever the service. */
    private static final List<String> READING = List.of("describe", "get", "list");

    /** Services of which not all actions are known, but all reads of networks. */
    private static final Set<String> PARTLY = Set.of("ec2");

    private Outside() {}

    /** The patterns of actions that an actor is allowed and that can't be judged. */
    static Set<String> of(Actor actor) {
        Set<String> outside = new LinkedHashSet<>();
        for (Rule rule : actor.part().rules()) {
            if (rule.effect() == Effect.ALLOW) {
                if (rule.exceptActions()) {
                    outside.add("all but " + String.join(", ", rule.actions()));
                }
                rule.actions().stream()
                        .filter(action -> !rule.exceptActions() && isOutside(action))
                        .forEach(outside::add);
            }
        }
        return outside;
    }

    private static boolean isOutside(String pattern) {
        int colon = pattern.indexOf(':');
        if (colon < 0) {
            return true;
        }
        String service = pattern.substring(0, colon);
        String name = pattern.substring(colon + 1);
        if (service.contains("*") || service.contains("?")) {
            return true;
        }
        if (PARTLY.contains(service)) {
            return READING.stream().noneMatch(name::startsWith) && !isKnown(service, name);
        }
        return ServiceReference.of(service).isEmpty();
    }

    private static boolean isKnown(String service, String name) {
        return !name.contains("*")
                && !name.contains("?")
                && ServiceReference.of(service).stream()
                        .flatMap(reference -> reference.actions().stream())
                        .anyMatch(
                                action ->
                                        Pattern.of(name, false, true)
                                                .matches(
                                                        action.name().toLowerCase(Locale.ROOT),
                                                        NO_KEYS));
    }
}
