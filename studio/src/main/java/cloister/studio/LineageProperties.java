package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.Map;

/** The properties that users give an artifact, a context or an action. */
final class LineageProperties {
    private static final String MEMBER = "Properties";

    /** API reference, Properties. */
    private static final int LIMIT = 30;

    private LineageProperties() {}

    static Map<String, String> of(Struct properties) {
        Map<String, String> found = new LinkedHashMap<>();
        properties
                .get(MEMBER)
                .ifPresent(
                        map ->
                                ((Map<?, ?>) map)
                                        .forEach(
                                                (key, value) ->
                                                        found.put((String) key, (String) value)));
        return found;
    }

    /**
     * @throws ApiException ValidationException where there would be too many
     */
    static Struct updated(Struct properties, Struct input) {
        Map<String, String> merged = new LinkedHashMap<>(of(properties));
        merged.putAll(of(input));
        input.strings("PropertiesToRemove").forEach(merged::remove);
        if (merged.size() > LIMIT) {
            throw Refusal.validation(
                    "Properties can have at most %d entries; this request would make them %d."
                            .formatted(LIMIT, merged.size()));
        }
        return properties.has(MEMBER) || !merged.isEmpty()
                ? Struct.builder().putAll(properties).put(MEMBER, merged).build()
                : properties;
    }
}
