package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The parameters of a query-protocol request: those of its URI, then those of its body. */
final class Form {
    /** Far more than any input has; fewer than would fill the memory. */
    private static final int MAX_PARAMETERS = 50_000;

    private Form() {}

    /** A parameter's first value; its name must be written without escapes. */
    static Optional<String> first(HttpRequestView request, String name) {
        return first(request.rawQuery(), name).or(() -> first(body(request), name));
    }

    private static Optional<String> first(String raw, String name) {
        int start = 0;
        while (start < raw.length()) {
            int end = end(raw, start);
            int nameEnd = nameEnd(raw, start, end);
            if (nameEnd - start == name.length() && raw.startsWith(name, start)) {
                return Optional.of(decode(raw.substring(Math.min(nameEnd + 1, end), end)));
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    /** All parameters as a tree along the dots of their names. */
    static FormNode tree(HttpRequestView request) {
        FormNode root = new FormNode();
        int count = put(request.rawQuery(), root, 0);
        put(body(request), root, count);
        return root;
    }

    private static int put(String raw, FormNode root, int before) {
        int count = before;
        int start = 0;
        while (start < raw.length()) {
            int end = end(raw, start);
            if (end > start) {
                if (++count > MAX_PARAMETERS) {
                    throw QueryErrors.malformed(
                            "The request has more than " + MAX_PARAMETERS + " parameters");
                }
                int nameEnd = nameEnd(raw, start, end);
                root.put(
                        decode(raw.substring(start, nameEnd)),
                        decode(raw.substring(Math.min(nameEnd + 1, end), end)));
            }
            start = end + 1;
        }
        return count;
    }

    private static int end(String raw, int start) {
        int ampersand = raw.indexOf('&', start);
        return ampersand < 0 ? raw.length() : ampersand;
    }

    private static int nameEnd(String raw, int start, int end) {
        int equals = raw.indexOf('=', start, end);
        return equals < 0 ? end : equals;
    }

    /** Each char is a byte as it came. */
    private static String body(HttpRequestView request) {
        return new String(request.body(), StandardCharsets.ISO_8859_1);
    }

    private static String decode(String raw) {
        return PercentCoding.decode(raw, true)
                .orElseThrow(
                        () ->
                                new ApiException(
                                        "MalformedQueryString",
                                        "The query string contains a syntax error.",
                                        400));
    }
}
