package cloister.wire;

import cloister.wire.Shape.BlobShape;
import cloister.wire.Shape.BooleanShape;
import cloister.wire.Shape.DocumentShape;
import cloister.wire.Shape.DoubleShape;
import cloister.wire.Shape.FloatShape;
import cloister.wire.Shape.IntegerShape;
import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.LongShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;
import cloister.wire.Shape.TimestampShape;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes values as JSON by their shapes. */
final class JsonWriter {
    private final JsonGenerator out;
    private final boolean wireNames;

    /**
     * @param wireNames whether members go by the name on the wire, as in REST, or by their own
     */
    JsonWriter(JsonGenerator out, boolean wireNames) {
        this.out = out;
        this.wireNames = wireNames;
    }

    void structure(StructureShape shape, Struct value) throws IOException {
        out.writeStartObject();
        members(shape, value);
        out.writeEndObject();
    }

    /** The members without the braces; in REST those that no header and no status carries. */
    void members(StructureShape shape, Struct value) throws IOException {
        for (Map.Entry<String, Object> entry : value.members().entrySet()) {
            Member member = Members.of(shape, entry.getKey());
            if (!wireNames || isInBody(member.location())) {
                out.writeFieldName(wireNames ? member.wireName() : member.name());
                value(member.shape(), member, entry.getValue());
            }
        }
    }

    /** An error's message, where it has one, with its other members; in REST a header names it. */
    void error(WrittenError written) throws IOException {
        ApiException error = written.error();
        out.writeStartObject();
        if (!wireNames) {
            out.writeStringField("__type", written.name());
        }
        if (!error.text().isEmpty()) {
            out.writeStringField(written.messageMember(), error.text());
        }
        if (written.shape().isPresent()) {
            members(written.shape().get(), error.members());
        }
        out.writeEndObject();
    }

    void value(Shape shape, Member member, Object value) throws IOException {
        switch (shape) {
            case StructureShape structure -> structure(structure, (Struct) value);
            case ListShape list -> {
                out.writeStartArray();
                for (Object element : (List<?>) value) {
                    value(list.member().shape(), list.member(), element);
                }
                out.writeEndArray();
            }
            case MapShape map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    value(map.value().shape(), map.value(), entry.getValue());
                }
                out.writeEndObject();
            }
            case StringShape string -> out.writeString((String) value);
            case BlobShape blob -> out.writeBinary((byte[]) value);
            case BooleanShape flag -> out.writeBoolean((Boolean) value);
            case IntegerShape integer -> out.writeNumber(((Number) value).intValue());
            case LongShape wide -> out.writeNumber(((Number) value).longValue());
            case FloatShape single -> real(((Number) value).floatValue());
            case DoubleShape real -> real(((Number) value).doubleValue());
            case TimestampShape time -> timestamp(time, member, (Instant) value);
            case DocumentShape document -> any(value);
        }
    }

    /** A place that only requests have counts for nothing in an answer. */
    private static boolean isInBody(Location location) {
        return switch (location) {
            case BODY, QUERY, URI -> true;
            case HEADER, HEADERS, STATUS_CODE -> false;
        };
    }

    private void real(float value) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    private void real(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    private void timestamp(TimestampShape shape, Member member, Instant time) throws IOException {
        TimestampFormat format =
                member.timestampFormat().or(shape::format).orElse(TimestampFormat.EPOCH_SECONDS);
        String text = Timestamps.write(time, format);
        if (format == TimestampFormat.EPOCH_SECONDS) {
            out.writeRawValue(text);
        } else {
            out.writeString(text);
        }
    }

    private void any(Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName((String) entry.getKey());
                    any(entry.getValue());
                }
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                for (Object element : list) {
                    any(element);
                }
                out.writeEndArray();
            }
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Integer whole -> out.writeNumber(whole);
            case Long whole -> out.writeNumber(whole);
            case Double real -> real(real);
            case BigDecimal decimal -> out.writeNumber(decimal);
            default ->
                    throw new IllegalArgumentException(
                            "a document can't hold a " + value.getClass().getName());
        }
    }
}
