package cloister.wire;

import java.util.List;
import java.util.Optional;

/** An HTTP request as it came over the wire, before anything was decoded. */
public interface HttpRequestView {
    String method();

    /** The path as sent, percent-encoded, beginning with a slash. */
    String rawPath();

    /** What follows the question mark, as sent; empty where there is none. */
    String rawQuery();

    /** The names of the headers, in any case. */
    Iterable<String> headerNames();

    /** A header's values, one a line of the request; the name is in any case. */
    List<String> headers(String name);

    /** The whole body; empty where there is none. */
    byte[] body();

    /** A header's first value. */
    default Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
