package cloister.studio;

import cloister.store.Codec;
import cloister.store.StoreException;
import cloister.wire.Struct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Structures as compact JSON. What JSON can't tell apart is written as an object of one member
 * whose name starts with {@code $}, as no member of an API model does: {@code {"$time":"…"}}.
 */
final class StructCodec implements Codec<Struct> {
    static final StructCodec INSTANCE = new StructCodec();

    private static final JsonFactory JSON = new JsonFactory();

    private StructCodec() {}

    @Override
    public byte[] encode(Struct value) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, value);
        } catch (IOException e) {
            throw new StoreException("A record can't be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Struct decode(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            return (Struct) read(json);
        } catch (IOException e) {
            throw new StoreException("A stored record isn't readable JSON", e);
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Struct struct -> writeMembers(json, struct.members());
            case Map<?, ?> map -> {
                json.writeStartObject();
                json.writeFieldName("$map");
                writeMembers(json, map);
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> writeTagged(json, "$long", number.toString());
            case Double number -> writeTagged(json, "$double", number.toString());
            case BigDecimal number -> writeTagged(json, "$decimal", number.toString());
            case Instant time -> writeTagged(json, "$time", time.toString());
            case byte[] bytes -> {
                json.writeStartObject();
                json.writeBinaryField("$bytes", bytes);
                json.writeEndObject();
            }
            default ->
                    throw new IllegalArgumentException(
                            "A structure can't hold " + value.getClass().getName());
        }
    }

    private static void writeMembers(JsonGenerator json, Map<?, ?> members) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.writeFieldName((String) member.getKey());
            write(json, member.getValue());
        }
        json.writeEndObject();
    }

    private static void writeTagged(JsonGenerator json, String tag, String text)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(tag, text);
        json.writeEndObject();
    }

    private static Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> readObject(json);
            case START_ARRAY -> readList(json);
            case VALUE_NUMBER_INT -> json.getIntValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> json.getText();
        };
    }

    private static List<Object> readList(JsonParser json) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return List.copyOf(list);
    }

    private static Object readObject(JsonParser json) throws IOException {
        String name = json.nextFieldName();
        if (name != null && name.startsWith("$")) {
            json.nextToken();
            Object value = readTagged(json, name);
            json.nextToken();
            return value;
        }
        Struct.Builder struct = Struct.builder();
        for (; name != null; name = json.nextFieldName()) {
            json.nextToken();
            struct.put(name, read(json));
        }
        return struct.build();
    }

    private static Object readTagged(JsonParser json, String tag) throws IOException {
        return switch (tag) {
            case "$map" -> readMap(json);
            case "$bytes" -> json.getBinaryValue();
            case "$long" -> Long.valueOf(json.getText());
            case "$double" -> Double.valueOf(json.getText());
            case "$decimal" -> new BigDecimal(json.getText());
            case "$time" -> Instant.parse(json.getText());
            default -> throw new IOException("unknown kind of value " + tag);
        };
    }

    private static Map<String, Object> readMap(JsonParser json) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            map.put(name, read(json));
        }
        return Collections.unmodifiableMap(map);
    }
}
