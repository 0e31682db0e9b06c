package cloister.studio;

import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of a trial component: checked when it is given, merged when it is updated. */
final class ComponentProperties {
    private static final List<String> CREATED =
            List.of(
                    "DisplayName",
                    "Status",
                    "StartTime",
                    "EndTime",
                    "Parameters",
                    "InputArtifacts",
                    "OutputArtifacts",
                    "MetadataProperties");

    private static final List<String> REPLACED =
            List.of("DisplayName", "Status", "StartTime", "EndTime");

    /** The maps, with the number of entries that each can have (API reference). */
    private static final Map<String, Integer> MAPS =
            Map.of("Parameters", 300, "InputArtifacts", 60, "OutputArtifacts", 60);

    private ComponentProperties() {}

    /**
     * @throws cloister.wire.ApiException ValidationException where a parameter isn't either text or
     *     number
     */
    static Struct given(Struct input) {
        checkParameters(input);
        return Settings.pick(input, CREATED);
    }

    /**
     * @throws cloister.wire.ApiException ValidationException where a parameter isn't either text or
     *     number, or there would be too many entries
     */
    static Struct updated(Struct properties, Struct input) {
        checkParameters(input);
        Struct.Builder updated =
                Struct.builder()
                        .putAll(Settings.replace(properties, Settings.pick(input, REPLACED)));
        MAPS.forEach(
                (name, limit) -> {
                    Map<String, Object> merged = merged(properties, input, name);
                    if (merged.size() > limit) {
                        throw Refusal.validation(
                                "%s of a trial component can have at most %d entries; this request would make them %d."
                                        .formatted(name, limit, merged.size()));
                    }
                    if (properties.has(name) || !merged.isEmpty()) {
                        updated.put(name, merged);
                    }
                });
        return updated.build();
    }

    private static Map<String, Object> merged(Struct properties, Struct input, String name) {
        Map<String, Object> merged = new LinkedHashMap<>(map(properties, name));
        merged.putAll(map(input, name));
        input.strings(name + "ToRemove").forEach(merged::remove);
        return merged;
    }

    private static Map<String, Object> map(Struct struct, String name) {
        Map<String, Object> map = new LinkedHashMap<>();
        struct.get(name)
                .ifPresent(
                        value ->
                                ((Map<?, ?>) value)
                                        .forEach((key, entry) -> map.put((String) key, entry)));
        return map;
    }

    private static void checkParameters(Struct input) {
        map(input, "Parameters")
                .forEach(
                        (key, value) -> {
                            Struct parameter = (Struct) value;
                            if (parameter.has("StringValue") == parameter.has("NumberValue")) {
                                throw Refusal.validation(
                                        "Parameter "
                                                + key
                                                + " must have exactly one of StringValue and"
                                                + " NumberValue.");
                            }
                        });
    }
}
