package cloister.cli.stack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the attributes of a resource. */
final class Attributes {
    private final Map<String, Value> values = new TreeMap<>();

    Attributes text(String name, String value) {
        values.put(name, new Value.Text(value));
        return this;
    }

    Attributes policy(String name, String json) {
        values.put(name, Value.Policy.of(json));
        return this;
    }

    Attributes items(String name, List<String> items) {
        values.put(name, new Value.Items(items));
        return this;
    }

    /** Tags that the blueprint gives a meaning; others are nobody's business. */
    Attributes tags(Map<String, String> tags) {
        tags.forEach(
                (key, value) -> {
                    if (Mark.matters(key)) {
                        text(Resource.TAG + key, value);
                    }
                });
        return this;
    }

    /**
     * @param all whether those too that mean nothing to the blueprint
     */
    Attributes tags(Map<String, String> tags, boolean all) {
        if (all) {
            tags.forEach((key, value) -> text(Resource.TAG + key, value));
            return this;
        }
        return tags(tags);
    }

    Resource of(Kind kind, String name) {
        return new Resource(kind, name, values);
    }
}
