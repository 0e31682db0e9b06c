package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** Asks an app short questions about itself, over HTTP at its socket. */
public final class SocketHttp {
    /** The longest answer that is read, in bytes. */
    private static final int LONGEST = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Two equal halves of the protection against forged requests, which no page is asked for. */
    private static final String OWN_XSRF = "Cookie: _xsrf=00\r\nX-XSRFToken: 00\r\n";

    private SocketHttp() {}

    /**
     * The body of the answer; empty where it isn't 200.
     *
     * @throws IOException where nothing answers within half a minute
     */
    public static Optional<String> ask(AppDoor door, String method, String path)
            throws IOException {
        String request =
                method
                        + " "
                        + door.known(door.base() + path)
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: token "
                        + door.secret()
                        + "\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + OWN_XSRF
                        + "\r\n";
        try (SocketChannel channel = door.address().connect()) {
            Deadline limit = Deadline.of(channel, PATIENCE);
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(ISO_8859_1));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            String answer = read(channel);
            limit.lift();
            int end = answer.indexOf("\r\n\r\n");
            return answer.startsWith("HTTP/1.1 200 ") && end > 0
                    ? Optional.of(answer.substring(end + 4))
                    : Optional.empty();
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        while (channel.read(buffer) >= 0 && answer.size() < LONGEST) {
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return answer.toString(UTF_8);
    }
}
