package cloister.server.facts;

import java.util.List;
import java.util.Map;

/**
 * An action with the resources a call asks it for and the condition keys that come with it.
 *
 * @param name {@code service:Action}
 * @param resources none for an action that is decided on {@code *}
 * @param keys keys of the service, with where their values come from
 * @param requestTags whether it has {@code aws:RequestTag} keys
 * @param tagKeys whether it has {@code aws:TagKeys}
 * @param resourceTags whether it has the keys of resources' tags
 * @param trusting whether the resource's own policy, a role's trust policy, must allow it too
 */
record ActionFacts(
        String name,
        List<Touched> resources,
        Map<String, List<KeySource>> keys,
        boolean requestTags,
        boolean tagKeys,
        boolean resourceTags,
        boolean trusting) {

    /**
     * Resources that a call touches.
     *
     * @param created whether the call makes it, so that it has no tags yet
     * @param main whether dependent actions are about it
     */
    record Touched(ResourceBinding binding, boolean created, boolean main) {}
}
