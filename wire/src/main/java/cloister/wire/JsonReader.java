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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON body by its shape, as AWS does: unknown members and nulls are dropped, of members
 * that come twice the last counts, a fraction is cut off a whole number.
 */
final class JsonReader {
    private final JsonParser in;
    private final boolean wireNames;

    /**
     * @param wireNames whether members go by the name on the wire, as in REST, or by their own
     */
    JsonReader(JsonParser in, boolean wireNames) {
        this.in = in;
        this.wireNames = wireNames;
    }

    /** The whole document, which must be one object. */
    Struct document(StructureShape shape) throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.START_ARRAY) {
            throw JsonErrors.listNotExpected();
        }
        if (first != JsonToken.START_OBJECT) {
            throw JsonErrors.malformed();
        }
        Struct read = structure(shape);
        if (in.nextToken() != null) {
            throw JsonErrors.malformed();
        }
        return read;
    }

    /** The whole document, whatever it is. */
    Object whole(Shape shape, Member member) throws IOException {
        in.nextToken();
        if (in.currentToken() == null) {
            throw JsonErrors.malformed();
        }
        Object read = value(shape, member);
        if (in.nextToken() != null) {
            throw JsonErrors.malformed();
        }
        return read;
    }

    private Struct structure(StructureShape shape) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            Optional<Member> member = member(shape, name);
            JsonToken token = in.nextToken();
            if (member.isEmpty()) {
                in.skipChildren();
            } else if (token == JsonToken.VALUE_NULL) {
                members.remove(member.get().name());
            } else {
                members.put(member.get().name(), value(member.get().shape(), member.get()));
            }
        }
        if (shape.union() && members.size() > 1) {
            throw JsonErrors.unionOfSeveral(shape);
        }
        return Struct.of(members);
    }

    private Optional<Member> member(StructureShape shape, String name) {
        if (!wireNames) {
            return Optional.ofNullable(shape.members().get(name));
        }
        for (Member member : shape.members().values()) {
            if (member.location() == Location.BODY && member.wireName().equals(name)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    private Object value(Shape shape, Member member) throws IOException {
        return switch (shape) {
            case StructureShape structure -> {
                expectObject("Expected null");
                yield structure(structure);
            }
            case ListShape list -> list(list);
            case MapShape map -> {
                expectObject("Expected map or null");
                yield map(map);
            }
            case StringShape string -> string("a String");
            case BlobShape blob -> blob();
            case BooleanShape flag -> flag();
            case IntegerShape integer ->
                    (int) whole("an Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LongShape wide -> whole("a Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case FloatShape single -> (double) (float) real("a Float");
            case DoubleShape real -> real("a Double");
            case TimestampShape time -> timestamp(time, member);
            case DocumentShape document -> any();
        };
    }

    private List<?> list(ListShape shape) throws IOException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            throw JsonErrors.structureNotExpected();
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw JsonErrors.serialization("Expected list or null");
        }
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(value(shape.member().shape(), shape.member()));
            }
        }
        return Collections.unmodifiableList(elements);
    }

    private Map<String, ?> map(MapShape shape) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            if (in.nextToken() == JsonToken.VALUE_NULL) {
                entries.remove(key);
            } else {
                entries.put(key, value(shape.value().shape(), shape.value()));
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private void expectObject(String expected) {
        if (in.currentToken() == JsonToken.START_ARRAY) {
            throw JsonErrors.listNotExpected();
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw JsonErrors.serialization(expected);
        }
    }

    private String string(String wanted) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonErrors.mismatch(in.currentToken(), wanted);
        }
        return in.getText();
    }

    private byte[] blob() throws IOException {
        string("a Blob");
        return in.getBinaryValue();
    }

    private boolean flag() throws IOException {
        if (in.currentToken() != JsonToken.VALUE_TRUE
                && in.currentToken() != JsonToken.VALUE_FALSE) {
            throw JsonErrors.mismatch(in.currentToken(), "a Boolean");
        }
        return in.getBooleanValue();
    }

    private long whole(String wanted, long min, long max) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double real = in.getDoubleValue();
            if (real >= min && real <= max && real < 0x1p63) {
                return (long) real;
            }
            throw JsonErrors.mismatch(in.currentToken(), wanted);
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || in.getLongValue() < min
                || in.getLongValue() > max) {
            throw JsonErrors.mismatch(in.currentToken(), wanted);
        }
        return in.getLongValue();
    }

    private double real(String wanted) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return switch (in.getText()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw JsonErrors.mismatch(in.currentToken(), wanted);
            };
        }
        if (!in.currentToken().isNumeric()) {
            throw JsonErrors.mismatch(in.currentToken(), wanted);
        }
        return in.getDoubleValue();
    }

    private Object timestamp(TimestampShape shape, Member member) throws IOException {
        TimestampFormat format =
                member.timestampFormat().or(shape::format).orElse(TimestampFormat.EPOCH_SECONDS);
        JsonToken token = in.currentToken();
        boolean written =
                format != TimestampFormat.EPOCH_SECONDS && token == JsonToken.VALUE_STRING;
        if (!written && !token.isNumeric()) {
            throw JsonErrors.mismatch(token, "a Timestamp");
        }
        return (written
                        ? Timestamps.read(in.getText(), format)
                        : Timestamps.ofEpochSeconds(in.getDoubleValue()))
                .orElseThrow(() -> JsonErrors.mismatch(token, "a Timestamp"));
    }

    private Object any() throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
                    if (in.nextToken() != JsonToken.VALUE_NULL) {
                        entries.put(key, any());
                    }
                }
                yield Collections.unmodifiableMap(entries);
            }
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (in.currentToken() != JsonToken.VALUE_NULL) {
                        elements.add(any());
                    }
                }
                yield Collections.unmodifiableList(elements);
            }
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_NUMBER_INT ->
                    switch (in.getNumberType()) {
                        case INT -> in.getIntValue();
                        case LONG -> in.getLongValue();
                        case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> in.getDecimalValue();
                    };
            case END_OBJECT,
                    END_ARRAY,
                    FIELD_NAME,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE ->
                    throw JsonErrors.malformed();
        };
    }
}
