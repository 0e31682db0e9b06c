package cloister.server.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One request to an app, and the answer. */
public final class AppExchange implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final AppConnection connection;
    private final String method;
    private final Runnable keep;
    private boolean sending;
    private Optional<ResponseHead> head = Optional.empty();
    private Optional<BodyInput> body = Optional.empty();

    private AppExchange(AppConnection connection, String method, Runnable keep) {
        this.connection = connection;
        this.method = method;
        this.keep = keep;
    }

    /**
     * Sends the head of a request.
     *
     * @param target path and query as they were received
     * @param keep what to do with the connection where another request may follow
     */
    static AppExchange begin(
            AppConnection connection,
            String method,
            String target,
            List<Field> fields,
            Runnable keep)
            throws IOException {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        for (Field field : fields) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        try {
            connection.output().write(text.append("\r\n").toString().getBytes(ISO_8859_1));
            return new AppExchange(connection, method, keep);
        } catch (IOException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Sends a body whose length the head announced. */
    public void send(InputStream body) throws IOException {
        sending = true;
        body.transferTo(connection.output());
        sending = false;
    }

    /** Sends a body that the head announced as chunked. */
    public void sendChunked(InputStream body) throws IOException {
        sending = true;
        OutputStream out = connection.output();
        byte[] buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (count > 0) {
                out.write((Integer.toHexString(count) + "\r\n").getBytes(ISO_8859_1));
                out.write(buffer, 0, count);
                out.write("\r\n".getBytes(ISO_8859_1));
            }
        }
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        sending = false;
    }

    /** The head of the answer; interim answers are passed over. */
    public ResponseHead head() throws IOException {
        ResponseHead received = ResponseHead.read(connection.input());
        while (received.status() < 200 && received.status() != 101) {
            received = ResponseHead.read(connection.input());
        }
        head = Optional.of(received);
        return received;
    }

    /** The body of the answer, after its head; empty where the answer has none. */
    public Optional<InputStream> body() throws IOException {
        ResponseHead known = head.orElseThrow();
        if (!known.hasBody(method)) {
            return Optional.empty();
        }
        body = Optional.of(BodyInput.of(connection.input(), known));
        return body.map(InputStream.class::cast);
    }

    /** The length that the answer announces for its body, in bytes. */
    public Optional<Long> length() throws IOException {
        return head.orElseThrow().length();
    }

    /** What the app says from here on, whatever it is. */
    InputStream input() {
        return connection.input();
    }

    OutputStream output() {
        return connection.output();
    }

    /** Ends it at once. */
    public void cut() {
        connection.close();
    }

    /** Ends it; the connection serves another where both have said all. */
    @Override
    public void close() {
        if (isOver()) {
            keep.run();
        } else {
            connection.close();
        }
    }

    private boolean isOver() {
        return !sending
                && head.filter(ResponseHead::leavesOpen).isPresent()
                && (body.isPresent() ? body.get().isOver() : !head.get().hasBody(method));
    }
}
