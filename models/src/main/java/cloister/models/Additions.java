package cloister.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What AWS has added to an API since its published model was last changed, in the form of the model
 * itself: members, shapes and values beside those that are there, limits in the place of theirs.
 */
final class Additions {
    private Additions() {}

    /** Adds the file of the service, if there is one. */
    static void add(Path directory, String service, JsonNode model) throws IOException {
        Path file = directory.resolve(service + ".json");
        if (Files.exists(file)) {
            merge((ObjectNode) model, new ObjectMapper().readTree(file.toFile()));
        }
    }

    private static void merge(ObjectNode model, JsonNode additions) {
        additions
                .properties()
                .forEach(
                        addition -> {
                            String name = addition.getKey();
                            JsonNode value = addition.getValue();
                            switch (model.get(name)) {
                                case ObjectNode known when value.isObject() -> merge(known, value);
                                case ArrayNode known when name.equals("enum") ->
                                        value.forEach(known::add);
                                case null, default -> model.set(name, value);
                            }
                        });
    }
}
