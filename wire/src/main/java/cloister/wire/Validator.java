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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks an input against what its model demands and says what is wrong in AWS's words, all at
 * once.
 */
public final class Validator {
    private final List<String> errors = new ArrayList<>();

    private Validator() {}

    /**
     * Checks an operation's input.
     *
     * @throws ApiException the model doesn't allow it
     */
    public static void check(OperationModel operation, Struct input, Protocol protocol) {
        if (operation.input().isEmpty()) {
            return;
        }
        Validator validator = new Validator();
        validator.structure(operation.input().get(), input, "");
        int count = validator.errors.size();
        if (count > 0) {
            throw protocol.validationError(
                    count
                            + (count == 1 ? " validation error" : " validation errors")
                            + " detected: "
                            + String.join("; ", validator.errors));
        }
    }

    private void structure(StructureShape shape, Struct value, String path) {
        for (Member member : shape.members().values()) {
            String at =
                    path.isEmpty()
                            ? lowerCamel(member.name())
                            : path + "." + lowerCamel(member.name());
            Object found = value.members().get(member.name());
            if (found != null) {
                value(member.shape(), found, at);
            } else if (member.required()) {
                errors.add(
                        "Value null at '"
                                + at
                                + "' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void value(Shape shape, Object value, String path) {
        for (String broken : Constraints.broken(shape, value)) {
            errors.add(
                    "Value"
                            + EchoedValue.of(shape, value)
                            + " at '"
                            + path
                            + "' failed to satisfy constraint: "
                            + broken);
        }
        switch (shape) {
            case StructureShape structure -> structure(structure, (Struct) value, path);
            case ListShape list -> elements(list, (List<?>) value, path);
            case MapShape map -> entries(map, (Map<?, ?>) value, path);
            case StringShape string -> {}
            case IntegerShape integer -> {}
            case LongShape wide -> {}
            case FloatShape single -> {}
            case DoubleShape real -> {}
            case BooleanShape flag -> {}
            case TimestampShape time -> {}
            case BlobShape blob -> {}
            case DocumentShape document -> {}
        }
    }

    /** Elements that have members are named one by one; the list answers for the others. */
    private void elements(ListShape shape, List<?> elements, String path) {
        Shape element = shape.member().shape();
        int number = 1;
        for (Object value : elements) {
            if (isAggregate(element)) {
                value(element, value, path + "." + number + ".member");
            }
            number++;
        }
    }

    private void entries(MapShape shape, Map<?, ?> entries, String path) {
        Shape value = shape.value().shape();
        if (isAggregate(value)) {
            entries.forEach((key, held) -> value(value, held, path + "." + key + ".member"));
        }
    }

    private static boolean isAggregate(Shape shape) {
        return shape instanceof StructureShape
                || shape instanceof ListShape
                || shape instanceof MapShape;
    }

    private static String lowerCamel(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
