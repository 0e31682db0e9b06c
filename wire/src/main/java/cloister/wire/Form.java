package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The parameters of a query-protocol request: those of its URI, then those of its body. */
final class Form {
    private Form() {}

    /** A parameter's first value. */
    static Optional<String> first(HttpRequestView request, String name) {
        String[] found = new String[1];
        forEach(
                request,
                (key, value) -> {
                    if (found[0] == null && key.equals(name)) {
                        found[0] = value;
                    }
                });
        return Optional.ofNullable(found[0]);
    }

    /** All parameters as a tree along the dots of their names. */
    static FormNode tree(HttpRequestView request) {
        FormNode root = new FormNode();
        forEach(request, root::put);
        return root;
    }

    private static void forEach(HttpRequestView request, BiConsumer<String, String> parameter) {
        forEach(request.rawQuery(), parameter);
        forEach(new String(request.body(), StandardCharsets.ISO_8859_1), parameter);
    }

    private static void forEach(String raw, BiConsumer<String, String> parameter) {
        int start = 0;
        while (start < raw.length()) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            if (end > start) {
                int equals = raw.indexOf('=', start);
                int nameEnd = equals < 0 || equals > end ? end : equals;
                parameter.accept(
                        decode(raw.substring(start, nameEnd)),
                        decode(raw.substring(Math.min(nameEnd + 1, end), end)));
            }
            start = end + 1;
        }
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
