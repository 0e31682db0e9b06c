package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;

import java.util.Locale;

/**
 * An action of the reference that a pattern of a statement matches.
 *
 * @param pattern the first pattern that matches it
 */
record Reached(ServiceReference service, ServiceAction action, TextNode pattern) {
    /** {@code service:Action}, as the reference spells it. */
    String name() {
        return service.service() + ":" + action.name();
    }

    /** Whether the pattern names this action and no other. */
    boolean named() {
        return !Globs.hasWildcard(pattern.value());
    }

    /** Whether it is an action by its name in lower case. */
    boolean is(String lowerName) {
        return name().toLowerCase(Locale.ROOT).equals(lowerName);
    }

    /** Whether a request of this action can have a condition key. */
    boolean canHave(String key) {
        return Keys.canHave(service, action, key);
    }
}
