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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Simple values as the REST protocols write them in labels, query strings and headers. */
final class HttpText {
    private static final Pattern REAL = Pattern.compile("[-+]?\\d++(\\.\\d++)?([eE][-+]?\\d++)?");

    private HttpText() {}

    /**
     * @param rule how timestamps are written where the model doesn't say
     * @throws ApiException it isn't of the shape
     */
    static Object read(Shape shape, Member member, String text, TimestampFormat rule) {
        return switch (shape) {
            case StringShape string -> member.jsonValue() ? utf8(base64(text)) : text;
            case BlobShape blob -> base64(text);
            case BooleanShape flag -> flag(text);
            case IntegerShape integer -> number(() -> Integer.valueOf(text), "an Integer");
            case LongShape wide -> number(() -> Long.valueOf(text), "a Long");
            case FloatShape single -> (double) (float) real(text, "a Float");
            case DoubleShape real -> real(text, "a Double");
            case TimestampShape time ->
                    Timestamps.read(text, format(time, member, rule))
                            .orElseThrow(() -> mismatch("a Timestamp"));
            case StructureShape _, ListShape _, MapShape _, DocumentShape _ ->
                    throw notSimple(shape);
        };
    }

    static String write(Shape shape, Member member, Object value, TimestampFormat rule) {
        return switch (shape) {
            case StringShape string ->
                    member.jsonValue()
                            ? base64(((String) value).getBytes(StandardCharsets.UTF_8))
                            : (String) value;
            case BlobShape blob -> base64((byte[]) value);
            case FloatShape single -> Float.toString(((Number) value).floatValue());
            case BooleanShape _, IntegerShape _, LongShape _, DoubleShape _ -> value.toString();
            case TimestampShape time ->
                    Timestamps.write((Instant) value, format(time, member, rule));
            case StructureShape _, ListShape _, MapShape _, DocumentShape _ ->
                    throw notSimple(shape);
        };
    }

    static TimestampFormat format(TimestampShape shape, Member member, TimestampFormat rule) {
        return member.timestampFormat().or(shape::format).orElse(rule);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw mismatch("a Boolean");
        };
    }

    private static Number number(Supplier<Number> parsed, String wanted) {
        try {
            return parsed.get();
        } catch (NumberFormatException e) {
            throw mismatch(wanted);
        }
    }

    private static double real(String text, String wanted) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            case String digits when REAL.matcher(digits).matches() -> Double.parseDouble(digits);
            default -> throw mismatch(wanted);
        };
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw mismatch("a Blob");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ApiException mismatch(String wanted) {
        return JsonErrors.serialization("STRING_VALUE can not be converted to " + wanted);
    }

    private static IllegalArgumentException notSimple(Shape shape) {
        return new IllegalArgumentException(shape.name() + " has no place outside a body");
    }
}
