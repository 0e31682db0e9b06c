package cloister.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object as read: members that nobody asks for are ignored. */
final class Fields {
    static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> members;

    private Fields(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads an object.
     *
     * @throws UncheckedIOException where the bytes aren't a JSON object
     */
    static Fields parse(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            return new Fields(object(parser));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The members as they were read: texts, truth values, whole numbers, lists and objects. */
    Map<String, Object> members() {
        return members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalArgumentException("no member " + name));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(members.get(name)).map(String.class::cast);
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(Instant::parse);
    }

    /** A number; 0 where the member is absent. */
    int number(String name) {
        return Math.toIntExact((Long) members.getOrDefault(name, 0L));
    }

    /** A truth value; false where the member is absent. */
    boolean flag(String name) {
        return (Boolean) members.getOrDefault(name, false);
    }

    /** Strings of a list; none where the member is absent. */
    List<String> texts(String name) {
        return elements(name).stream().map(String.class::cast).toList();
    }

    /** Strings by name, in the order they were written; none where the member is absent. */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        child(name).members.forEach((key, value) -> texts.put(key, (String) value));
        return texts;
    }

    /** Lists of strings by name; none where the member is absent. */
    Map<String, List<String>> textLists(String name) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Fields child = child(name);
        child.members.keySet().forEach(key -> lists.put(key, child.texts(key)));
        return lists;
    }

    /** Objects of a list; none where the member is absent. */
    List<Fields> children(String name) {
        return elements(name).stream().map(Fields::cast).toList();
    }

    /** An object; one without members where it is absent. */
    Fields child(String name) {
        return cast(members.getOrDefault(name, Map.of()));
    }

    private List<?> elements(String name) {
        return (List<?>) members.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked") // objects are read as maps with String keys
    private static Fields cast(Object value) {
        return new Fields((Map<String, Object>) value);
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                members.put(name, value(parser));
            }
        }
        return members;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_STRING, VALUE_NUMBER_FLOAT -> parser.getText();
            case VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    FIELD_NAME,
                    END_OBJECT,
                    END_ARRAY,
                    NOT_AVAILABLE ->
                    throw new IOException("unexpected " + parser.currentToken());
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(value(parser));
            }
        }
        return elements;
    }
}
