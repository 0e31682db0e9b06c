package cloister.server.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One request to an app at its socket, and the answer; a connection of its own. */
public final class AppExchange implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final String method;
    private Optional<ResponseHead> head = Optional.empty();

    private AppExchange(SocketChannel channel, String method) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        this.out = Channels.newOutputStream(channel);
        this.method = method;
    }

    /**
     * Connects and sends the head of a request.
     *
     * @param target path and query as they were received
     * @throws IOException where nothing listens there
     */
    public static AppExchange begin(Path socket, String method, String target, List<Field> fields)
            throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            for (Field field : fields) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
            AppExchange exchange = new AppExchange(channel, method);
            exchange.out.write(text.append("\r\n").toString().getBytes(ISO_8859_1));
            return exchange;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Sends a body whose length the head announced. */
    public void send(InputStream body) throws IOException {
        body.transferTo(out);
    }

    /** Sends a body that the head announced as chunked. */
    public void sendChunked(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (count > 0) {
                out.write((Integer.toHexString(count) + "\r\n").getBytes(ISO_8859_1));
                out.write(buffer, 0, count);
                out.write("\r\n".getBytes(ISO_8859_1));
            }
        }
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    /** The head of the answer; interim answers are passed over. */
    public ResponseHead head() throws IOException {
        ResponseHead received = ResponseHead.read(in);
        while (received.status() < 200 && received.status() != 101) {
            received = ResponseHead.read(in);
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
        if (known.isChunked()) {
            return Optional.of(new BodyInput(in, BodyInput.Framing.CHUNKS, 0));
        }
        Optional<Long> length = known.length();
        return Optional.of(
                length.map(bytes -> new BodyInput(in, BodyInput.Framing.LENGTH, bytes))
                        .orElseGet(() -> new BodyInput(in, BodyInput.Framing.END, 0)));
    }

    /** The length that the answer announces for its body, in bytes. */
    public Optional<Long> length() throws IOException {
        return head.orElseThrow().length();
    }

    /** What the app says from here on, whatever it is. */
    InputStream input() {
        return in;
    }

    OutputStream output() {
        return out;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            // It is gone, which is what was wanted.
        }
    }
}
