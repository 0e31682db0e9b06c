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
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes values as XML elements by their shapes. */
final class XmlWriter {
    private final Xml out;

    XmlWriter(Xml out) {
        this.out = out;
    }

    /** A structure's members; the attributes among them have to come first. */
    void members(StructureShape shape, Struct value) {
        for (Map.Entry<String, Object> entry : value.members().entrySet()) {
            Member member = Members.of(shape, entry.getKey());
            if (member.xmlAttribute()) {
                out.attribute(member.wireName(), scalar(member.shape(), member, entry.getValue()));
            }
        }
        for (Map.Entry<String, Object> entry : value.members().entrySet()) {
            Member member = Members.of(shape, entry.getKey());
            if (!member.xmlAttribute() && member.location() == Location.BODY) {
                member(member, entry.getValue());
            }
        }
    }

    private void member(Member member, Object value) {
        if (member.shape() instanceof ListShape list && (member.flattened() || list.flattened())) {
            for (Object element : (List<?>) value) {
                element(member.wireName(), list.member(), list.member(), element);
            }
        } else if (member.shape() instanceof MapShape map
                && (member.flattened() || map.flattened())) {
            entries(member.wireName(), member, map, (Map<?, ?>) value);
        } else {
            element(member.wireName(), member, member, value);
        }
    }

    /**
     * @param named the member that gives the element its namespace
     */
    private void element(String name, Member named, Member member, Object value) {
        out.start(name).namespace(named.xmlPrefix(), named.xmlNamespace());
        content(member, value);
        out.end(name);
    }

    private void content(Member member, Object value) {
        switch (member.shape()) {
            case StructureShape structure -> members(structure, (Struct) value);
            case ListShape list -> {
                for (Object element : (List<?>) value) {
                    element(list.member().wireName(), list.member(), list.member(), element);
                }
            }
            case MapShape map -> entries("entry", map.value(), map, (Map<?, ?>) value);
            case StringShape string -> out.text(scalar(string, member, value));
            case BlobShape blob -> out.text(scalar(blob, member, value));
            case BooleanShape flag -> out.text(scalar(flag, member, value));
            case IntegerShape integer -> out.text(scalar(integer, member, value));
            case LongShape wide -> out.text(scalar(wide, member, value));
            case FloatShape single -> out.text(scalar(single, member, value));
            case DoubleShape real -> out.text(scalar(real, member, value));
            case TimestampShape time -> out.text(scalar(time, member, value));
            case DocumentShape document -> out.text(scalar(document, member, value));
        }
    }

    private void entries(String name, Member named, MapShape shape, Map<?, ?> entries) {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.start(name);
            if (!name.equals("entry")) {
                out.namespace(named.xmlPrefix(), named.xmlNamespace());
            }
            element(shape.key().wireName(), shape.key(), shape.key(), entry.getKey());
            element(shape.value().wireName(), shape.value(), shape.value(), entry.getValue());
            out.end(name);
        }
    }

    private static String scalar(Shape shape, Member member, Object value) {
        return switch (shape) {
            case StringShape string -> (String) value;
            case BlobShape blob -> Base64.getEncoder().encodeToString((byte[]) value);
            case BooleanShape flag -> ((Boolean) value).toString();
            case IntegerShape integer -> Integer.toString(((Number) value).intValue());
            case LongShape wide -> Long.toString(((Number) value).longValue());
            case FloatShape single -> Float.toString(((Number) value).floatValue());
            case DoubleShape real -> Double.toString(((Number) value).doubleValue());
            case TimestampShape time ->
                    Timestamps.write(
                            (Instant) value,
                            member.timestampFormat()
                                    .or(time::format)
                                    .orElse(TimestampFormat.DATE_TIME));
            case StructureShape structure -> throw notInXml(structure);
            case ListShape list -> throw notInXml(list);
            case MapShape map -> throw notInXml(map);
            case DocumentShape document -> throw notInXml(document);
        };
    }

    private static IllegalArgumentException notInXml(Shape shape) {
        return new IllegalArgumentException(shape.name() + " has no form as text in XML");
    }
}
