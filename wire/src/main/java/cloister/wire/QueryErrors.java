package cloister.wire;

/** What AWS says of query parameters that it can't read. */
final class QueryErrors {
    private QueryErrors() {}

    static ApiException malformed(String message) {
        return new ApiException("MalformedInput", message, 400);
    }

    static ApiException listNotExpected() {
        return malformed("Start of list found where not expected");
    }

    static ApiException structureNotExpected() {
        return malformed("Start of structure or map found where not expected.");
    }

    /**
     * @param wanted the type with its article, {@code an Integer}
     */
    static ApiException mismatch(String wanted) {
        return malformed("STRING_VALUE can not be converted to " + wanted);
    }
}
