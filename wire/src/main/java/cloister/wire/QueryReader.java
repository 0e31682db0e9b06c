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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a query request by the input's shape; unknown ones are ignored. */
final class QueryReader {
    private QueryReader() {}

    static Struct structure(StructureShape shape, FormNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Member member : shape.members().values()) {
            Optional<FormNode> child = node.child(member.wireName());
            if (child.isPresent()) {
                members.put(member.name(), value(member.shape(), member, child.get()));
            }
        }
        return Struct.of(members);
    }

    private static Object value(Shape shape, Member member, FormNode node) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, node);
            case ListShape list -> list(list, member, node);
            case MapShape map -> map(map, member, node);
            case StringShape string -> text(node);
            case BlobShape blob -> blob(node);
            case BooleanShape flag -> flag(node);
            case IntegerShape integer -> integer(node);
            case LongShape wide -> wide(node);
            case FloatShape single -> (double) (float) real(node, "a Float");
            case DoubleShape real -> real(node, "a Double");
            case TimestampShape time -> timestamp(time, member, node);
            case DocumentShape document -> throw QueryErrors.structureNotExpected();
        };
    }

    private static List<?> list(ListShape shape, Member member, FormNode node) {
        if (node.isLeaf()) {
            return empty(node, List.of());
        }
        Optional<FormNode> elements =
                member.flattened() || shape.flattened()
                        ? Optional.of(node)
                        : node.child(shape.member().wireName());
        if (elements.isEmpty()) {
            throw QueryErrors.structureNotExpected();
        }
        List<Object> values = new ArrayList<>();
        for (FormNode element : elements.get().elements()) {
            values.add(value(shape.member().shape(), shape.member(), element));
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<String, ?> map(MapShape shape, Member member, FormNode node) {
        if (node.isLeaf()) {
            return empty(node, Map.of());
        }
        Optional<FormNode> entries =
                member.flattened() || shape.flattened() ? Optional.of(node) : node.child("entry");
        if (entries.isEmpty()) {
            throw QueryErrors.structureNotExpected();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormNode entry : entries.get().elements()) {
            Optional<FormNode> key = entry.child(shape.key().wireName());
            Optional<FormNode> value = entry.child(shape.value().wireName());
            if (key.isEmpty() || value.isEmpty()) {
                throw QueryErrors.malformed("A map's entry lacks its key or its value");
            }
            values.put(text(key.get()), value(shape.value().shape(), shape.value(), value.get()));
        }
        return Collections.unmodifiableMap(values);
    }

    /** A collection is sent empty as its name with nothing after the equals sign. */
    private static <T> T empty(FormNode node, T none) {
        if (node.value().orElse("").isEmpty()) {
            return none;
        }
        throw QueryErrors.malformed("Value found where not expected");
    }

    private static String text(FormNode node) {
        if (!node.isLeaf()) {
            throw QueryErrors.structureNotExpected();
        }
        return node.value().orElse("");
    }

    private static byte[] blob(FormNode node) {
        try {
            return Base64.getDecoder().decode(text(node));
        } catch (IllegalArgumentException e) {
            throw QueryErrors.mismatch("a Blob");
        }
    }

    private static boolean flag(FormNode node) {
        return switch (text(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw QueryErrors.mismatch("a Boolean");
        };
    }

    private static int integer(FormNode node) {
        try {
            return Integer.parseInt(text(node));
        } catch (NumberFormatException e) {
            throw QueryErrors.mismatch("an Integer");
        }
    }

    private static long wide(FormNode node) {
        try {
            return Long.parseLong(text(node));
        } catch (NumberFormatException e) {
            throw QueryErrors.mismatch("a Long");
        }
    }

    private static double real(FormNode node, String wanted) {
        try {
            return Double.parseDouble(text(node));
        } catch (NumberFormatException e) {
            throw QueryErrors.mismatch(wanted);
        }
    }

    private static Instant timestamp(TimestampShape shape, Member member, FormNode node) {
        TimestampFormat format =
                member.timestampFormat().or(shape::format).orElse(TimestampFormat.DATE_TIME);
        return Timestamps.read(text(node), format)
                .orElseThrow(() -> QueryErrors.mismatch("a Timestamp"));
    }
}
