package cloister.prover.attack;

import java.util.HashMap;
import java.util.Map;

/**
 * What calls can change.
 *
 * @param tags of every resource that there is, by its ARN
 * @param roles the execution role's name, by the user profile's ARN
 */
record State(Map<String, Map<String, String>> tags, Map<String, String> roles) {
    State {
        tags = Map.copyOf(tags);
        roles = Map.copyOf(roles);
    }

    boolean has(String arn) {
        return tags.containsKey(arn);
    }

    Map<String, String> tagsOf(String arn) {
        return tags.getOrDefault(arn, Map.of());
    }

    State tagged(String arn, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(tagsOf(arn));
        all.putAll(more);
        return with(arn, all);
    }

    State untagged(String arn, String key) {
        Map<String, String> all = new HashMap<>(tagsOf(arn));
        all.remove(key);
        return with(arn, all);
    }

    State with(String arn, Map<String, String> itsTags) {
        Map<String, Map<String, String>> all = new HashMap<>(tags);
        all.put(arn, Map.copyOf(itsTags));
        return new State(all, roles);
    }

    State runningWith(String profile, String role) {
        Map<String, String> all = new HashMap<>(roles);
        all.put(profile, role);
        return new State(tags, all);
    }
}
