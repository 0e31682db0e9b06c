package cloister.identity;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes a JSON object member by member; what is absent or empty isn't written. */
final class FieldWriter {
    private final JsonGenerator json;

    private FieldWriter(JsonGenerator json) {
        this.json = json;
    }

    /** An object with the members that the body writes, as UTF-8. */
    static byte[] object(Consumer<FieldWriter> body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = Fields.JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.accept(new FieldWriter(json));
            json.writeEndObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    FieldWriter text(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    FieldWriter text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    FieldWriter time(String name, Instant value) {
        return text(name, value.toString());
    }

    FieldWriter time(String name, Optional<Instant> value) {
        return text(name, value.map(Instant::toString));
    }

    FieldWriter number(String name, int value) {
        return write(() -> json.writeNumberField(name, value));
    }

    FieldWriter flag(String name, boolean value) {
        return value ? write(() -> json.writeBooleanField(name, true)) : this;
    }

    FieldWriter texts(String name, Collection<String> values) {
        return values.isEmpty()
                ? this
                : write(
                        () -> {
                            json.writeArrayFieldStart(name);
                            for (String value : values) {
                                json.writeString(value);
                            }
                            json.writeEndArray();
                        });
    }

    FieldWriter textMap(String name, Map<String, String> values) {
        return values.isEmpty()
                ? this
                : child(name, child -> values.forEach((key, value) -> child.text(key, value)));
    }

    FieldWriter child(String name, Consumer<FieldWriter> body) {
        return write(
                () -> {
                    json.writeObjectFieldStart(name);
                    body.accept(this);
                    json.writeEndObject();
                });
    }

    <T> FieldWriter children(String name, Collection<T> values, BiConsumer<T, FieldWriter> body) {
        return values.isEmpty()
                ? this
                : write(
                        () -> {
                            json.writeArrayFieldStart(name);
                            for (T value : values) {
                                json.writeStartObject();
                                body.accept(value, this);
                                json.writeEndObject();
                            }
                            json.writeEndArray();
                        });
    }

    private FieldWriter write(Output output) {
        try {
            output.run();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Output {
        void run() throws IOException;
    }
}
