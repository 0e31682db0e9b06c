package cloister.identity;

import cloister.wire.Struct;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of SCIM, whose names are those of the identity store with a small first letter. */
final class ScimJson {
    private ScimJson() {}

    static byte[] write(Map<String, ?> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = Fields.JSON.createGenerator(bytes)) {
            write(json, object);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> object -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Object text -> json.writeString(text.toString());
        }
    }

    /** A structure's members under SCIM's names. */
    static Map<String, Object> of(Struct struct) {
        Map<String, Object> members = new LinkedHashMap<>();
        struct.members().forEach((name, value) -> members.put(small(name), of(value)));
        return members;
    }

    private static Object of(Object value) {
        return switch (value) {
            case Struct struct -> of(struct);
            case List<?> list -> list.stream().map(ScimJson::of).toList();
            case Object plain -> plain;
        };
    }

    private static String small(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
