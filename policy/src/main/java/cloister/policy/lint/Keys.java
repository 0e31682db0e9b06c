package cloister.policy.lint;

import cloister.policy.reference.ConditionKey;
import cloister.policy.reference.GlobalKeys;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the reference says of condition keys. */
final class Keys {
    /** Global keys that a request has only where the reference lists them for its action. */
    private static final List<String> BY_ACTION =
            List.of("aws:resourcetag/", "aws:requesttag/", "aws:tagkeys");

    private Keys() {}

    /** The key of the reference that a written name is, of whatever service. */
    static Optional<ConditionKey> find(String written) {
        Optional<ConditionKey> global = GlobalKeys.find(written);
        if (global.isPresent()) {
            return global;
        }
        Optional<ConditionKey> own =
                ServiceReference.of(prefix(written)).flatMap(ref -> ref.conditionKey(written));
        return own.isPresent()
                ? own
                : ServiceReference.of("sts").flatMap(ref -> ref.conditionKey(written));
    }

    /** The part of a key's name before its colon, in lower case. */
    static String prefix(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? "" : key.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** The tag key that a condition key's name ends with; empty where it is no tag's. */
    static Optional<String> tag(String key) {
        int slash = key.indexOf('/');
        return slash >= 0 && isTag(key) ? Optional.of(key.substring(slash + 1)) : Optional.empty();
    }

    /** Whether a key is the value of a tag, of whatever. */
    static boolean isTag(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains(":resourcetag/")
                || lower.contains(":requesttag/")
                || lower.contains(":principaltag/");
    }

    /** Whether a key is the value of a tag of the resource. */
    static boolean isResourceTag(String key) {
        return key.toLowerCase(Locale.ROOT).contains(":resourcetag/");
    }

    /** Whether a request of an action can have a key; true where the reference doesn't tell. */
    static boolean canHave(ServiceReference service, ServiceAction action, String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        boolean byAction = BY_ACTION.stream().anyMatch(lower::startsWith);
        if (!byAction && (!isTold(key) || isOfSession(key))) {
            return true;
        }
        return service.keysOf(action).stream().anyMatch(name -> ConditionKey.names(name, key));
    }

    /** Whether the reference tells of a key which actions have it. */
    private static boolean isTold(String key) {
        return ServiceReference.of(prefix(key)).filter(own -> own.isOfAction(key)).isPresent();
    }

    /**
     * Whether a key with a service's prefix comes with the caller's session, whatever the action.
     */
    private static boolean isOfSession(String key) {
        return !key.regionMatches(true, 0, "iam:", 0, 4) && GlobalKeys.find(key).isPresent();
    }
}
