package cloister.policy.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plain JSON tree: an object's fields, a list's items or a literal's text. Null and absent are
 * the same empty list; of a key given twice the last value counts.
 */
record Json(Map<String, Json> fields, Optional<List<Json>> list, Optional<String> literal) {
    static final Json ABSENT = of(List.of());

    static Json of(String text) {
        return new Json(Map.of(), Optional.empty(), Optional.of(text));
    }

    static Json of(List<Json> items) {
        return new Json(Map.of(), Optional.of(items), Optional.empty());
    }

    static Json of(Map<String, Json> fields) {
        return new Json(fields, Optional.empty(), Optional.empty());
    }

    /** A list of strings. */
    static Json texts(List<String> texts) {
        return of(texts.stream().map(Json::of).toList());
    }

    /** Reads one JSON value. */
    static Json parse(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return read(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Json> fields = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, read(parser));
                }
                yield of(fields);
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield of(items);
            }
            case VALUE_NULL -> ABSENT;
            default -> of(parser.getText());
        };
    }

    /** The value of a field, or of a field of a field. */
    Json at(String... path) {
        Json at = this;
        for (String name : path) {
            at = at.fields.getOrDefault(name, ABSENT);
        }
        return at;
    }

    /** A list's items; anything else is a list of itself. */
    List<Json> items() {
        return list.orElse(List.of(this));
    }

    /** The texts of a single literal or of a list's. */
    List<String> texts() {
        return literal.map(List::of)
                .orElseGet(() -> items().stream().flatMap(item -> item.literal.stream()).toList());
    }

    /** The first text, empty where there is none. */
    String text() {
        return literal.orElseGet(() -> texts().stream().findFirst().orElse(""));
    }

    boolean present() {
        return !items().isEmpty();
    }

    /** The tree as one line of JSON, every literal as a string. */
    @Override
    public String toString() {
        return literal.map(Json::quoted)
                .or(
                        () ->
                                list.map(
                                        items ->
                                                joined(
                                                        items.stream().map(Json::toString).toList(),
                                                        "[]")))
                .orElseGet(
                        () ->
                                joined(
                                        fields.entrySet().stream()
                                                .map(e -> quoted(e.getKey()) + ":" + e.getValue())
                                                .toList(),
                                        "{}"));
    }

    private static String joined(List<String> parts, String braces) {
        return parts.stream()
                .collect(Collectors.joining(",", braces.substring(0, 1), braces.substring(1)));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
