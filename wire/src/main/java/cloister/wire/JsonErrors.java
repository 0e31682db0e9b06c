package cloister.wire;

import cloister.wire.Shape.StructureShape;

import com.fasterxml.jackson.core.JsonToken;

/** What AWS says of JSON that it can't read, to the word. */
final class JsonErrors {
    private JsonErrors() {}

    static ApiException malformed() {
        return serialization("");
    }

    static ApiException listNotExpected() {
        return serialization("Start of list found where not expected");
    }

    static ApiException structureNotExpected() {
        return serialization("Start of structure or map found where not expected.");
    }

    static ApiException unionOfSeveral(StructureShape shape) {
        return serialization("Only one member of " + shape.name() + " can be set");
    }

    /**
     * @param wanted the type with its article, {@code an Integer}
     */
    static ApiException mismatch(JsonToken token, String wanted) {
        return switch (token) {
            case START_ARRAY -> listNotExpected();
            case START_OBJECT -> structureNotExpected();
            case VALUE_STRING -> converted("STRING_VALUE", wanted);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> converted("NUMBER_VALUE", wanted);
            case VALUE_TRUE -> converted("TRUE_VALUE", wanted);
            case VALUE_FALSE -> converted("FALSE_VALUE", wanted);
            case END_OBJECT,
                    END_ARRAY,
                    FIELD_NAME,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE ->
                    malformed();
        };
    }

    private static ApiException converted(String found, String wanted) {
        return serialization(found + " can not be converted to " + wanted);
    }

    /**
     * @param message empty where AWS says nothing
     */
    static ApiException serialization(String message) {
        return new ApiException("SerializationException", message, 400);
    }
}
