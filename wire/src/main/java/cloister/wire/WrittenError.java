package cloister.wire;

import cloister.wire.Shape.StructureShape;

import java.util.Optional;

/**
 * An error on its way to the client.
 *
 * @param shape its shape in the operation's model; empty where that has none for it
 */
record WrittenError(Optional<StructureShape> shape, ApiException error) {
    static WrittenError of(Optional<OperationModel> operation, ApiException error) {
        return new WrittenError(operation.flatMap(known -> known.error(error.code())), error);
    }

    /** The shape's name, else the error's code. */
    String name() {
        return shape.map(StructureShape::name).orElse(error.code());
    }

    /** The HTTP status: the shape's own, else the error's. */
    int status() {
        return shape.flatMap(StructureShape::error).map(ErrorTrait::status).orElse(error.status());
    }

    /** What the message's member is called: shapes differ in the case of it; SDKs read either. */
    String messageMember() {
        return shape.isPresent() && shape.get().members().containsKey("Message")
                ? "Message"
                : "message";
    }
}
