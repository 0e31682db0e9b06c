package cloister.server.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The status and header fields of an app's answer.
 *
 * @param minor the version, after {@code HTTP/1.}
 */
public record ResponseHead(int minor, int status, List<Field> fields) {
    /** Bytes; an app that says more isn't heard. */
    private static final int LONGEST = 64 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) (\\d{3})( .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    /**
     * Reads a head up to and with its empty line.
     *
     * @throws IOException where it isn't one
     */
    static ResponseHead read(InputStream in) throws IOException {
        int[] left = {LONGEST};
        var status = STATUS.matcher(line(in, left));
        if (!status.matches()) {
            throw new IOException("the app's answer isn't HTTP");
        }
        List<Field> fields = new ArrayList<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IOException("the app's answer has a malformed header field");
            }
            fields.add(new Field(name, value));
        }
        return new ResponseHead(
                Integer.parseInt(status.group(1)),
                Integer.parseInt(status.group(2)),
                List.copyOf(fields));
    }

    static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || --left[0] < 0) {
                throw new IOException("the app's answer broke off or is too long");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    public Optional<String> first(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }

    /** The length that the answer announces, in bytes; empty where it tells it by chunks or end. */
    Optional<Long> length() throws IOException {
        Optional<String> length = first("Content-Length");
        if (isChunked() || length.isEmpty()) {
            return Optional.empty();
        }
        if (!length.get().matches("\\d{1,18}")) {
            throw new IOException("the app's answer has a malformed length");
        }
        return length.map(Long::parseLong);
    }

    boolean isChunked() {
        return first("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    /** Whether a body follows (RFC 9112, 6.3). */
    boolean hasBody(String method) {
        return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
    }

    /**
     * Whether the connection may serve another request (RFC 9112, 9.3). In doubt about where the
     * answer ends it may not.
     */
    boolean leavesOpen() {
        boolean closes =
                fields.stream()
                        .filter(field -> field.is("Connection"))
                        .anyMatch(field -> !field.value().equalsIgnoreCase("keep-alive"));
        long framings =
                fields.stream()
                        .filter(
                                field ->
                                        field.is("Content-Length") || field.is("Transfer-Encoding"))
                        .count();
        return status >= 200 && minor == 1 && !closes && framings <= 1;
    }
}
