package cloister.policy.reference;

import java.util.List;

/**
 * A type of resource that an action touches.
 *
 * @param type the name of a {@link ResourceType} of the same service
 * @param required whether every request of the action names such a resource
 * @param conditionKeys keys that this action has for this type only
 */
public record ActionResource(String type, boolean required, List<String> conditionKeys) {
    public ActionResource {
        conditionKeys = List.copyOf(conditionKeys);
    }
}
