package cloister.models;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers that a slim model's records call its shapes by: their places by name. */
final class ShapeNumbers {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    ShapeNumbers(JsonNode shapes) {
        Set<String> sorted = new TreeSet<>();
        shapes.fieldNames().forEachRemaining(sorted::add);
        sorted.forEach(name -> numbers.put(name, numbers.size()));
    }

    Set<String> names() {
        return numbers.keySet();
    }

    /** The number of the shape that a reference names. */
    int of(JsonNode reference) {
        String name = reference.path("shape").asText();
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("an API model refers to no shape: " + reference);
        }
        return number;
    }
}
