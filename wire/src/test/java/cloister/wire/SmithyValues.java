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

import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that a protocol test gives, in the types that codecs read and write. */
final class SmithyValues {
    private SmithyValues() {}

    static Struct structure(StructureShape shape, ObjectNode params) {
        Struct.Builder out = Struct.builder();
        params.getStringMap()
                .forEach(
                        (name, node) -> {
                            if (!node.isNullNode()) {
                                out.put(name, value(Members.of(shape, name).shape(), node));
                            }
                        });
        return out.build();
    }

    private static Object value(Shape shape, Node node) {
        return switch (shape) {
            case StructureShape structure -> structure(structure, node.expectObjectNode());
            case ListShape list -> {
                List<Object> elements = new ArrayList<>();
                for (Node element : node.expectArrayNode()) {
                    elements.add(value(list.member().shape(), element));
                }
                yield elements;
            }
            case MapShape map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                node.expectObjectNode()
                        .getStringMap()
                        .forEach((key, held) -> entries.put(key, value(map.value().shape(), held)));
                yield entries;
            }
            case StringShape string -> node.expectStringNode().getValue();
            case BlobShape blob ->
                    node.expectStringNode().getValue().getBytes(StandardCharsets.UTF_8);
            case BooleanShape flag -> node.expectBooleanNode().getValue();
            case IntegerShape integer -> node.expectNumberNode().getValue().intValue();
            case LongShape wide -> node.expectNumberNode().getValue().longValue();
            case FloatShape single -> (double) (float) real(node);
            case DoubleShape real -> real(node);
            case TimestampShape time ->
                    Instant.ofEpochMilli(
                            Math.round(node.expectNumberNode().getValue().doubleValue() * 1000));
            case DocumentShape document -> any(node);
        };
    }

    private static double real(Node node) {
        return node.isStringNode()
                ? Double.parseDouble(node.expectStringNode().getValue())
                : node.expectNumberNode().getValue().doubleValue();
    }

    private static Object any(Node node) {
        return switch (node.getType()) {
            case OBJECT -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                node.expectObjectNode()
                        .getStringMap()
                        .forEach((key, held) -> entries.put(key, any(held)));
                yield entries;
            }
            case ARRAY ->
                    node.expectArrayNode().getElements().stream().map(SmithyValues::any).toList();
            case STRING -> node.expectStringNode().getValue();
            case BOOLEAN -> node.expectBooleanNode().getValue();
            case NUMBER ->
                    node.expectNumberNode().isFloatingPointNumber()
                            ? (Object) node.expectNumberNode().getValue().doubleValue()
                            : (Object) node.expectNumberNode().getValue().intValue();
            case NULL -> throw new IllegalArgumentException("a null in a document");
        };
    }
}
