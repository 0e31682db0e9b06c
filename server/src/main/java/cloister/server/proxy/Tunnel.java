package cloister.server.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A WebSocket between a browser and an app, passed through until either ends it, or it is cut. */
public final class Tunnel implements ServerConnection {
    private static final int BUFFER = 16 * 1024;

    private final ConnectionContext client;
    private final AppExchange app;
    private volatile Runnable ended = () -> {};

    /**
     * @param app whose answer was 101
     */
    public Tunnel(ConnectionContext client, AppExchange app) {
        this.client = client;
        this.app = app;
    }

    /** Has something done when nothing is open any more. */
    public void whenEnded(Runnable afterwards) {
        ended = afterwards;
    }

    /** Tells the browser what the app answered. */
    public void answer(ResponseHead head, Iterable<Field> fields) {
        StringBuilder text =
                new StringBuilder("HTTP/1.1 " + head.status() + " Switching Protocols");
        text.append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
        for (Field field : fields) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        client.dataWriter()
                .writeNow(BufferData.create(text.append("\r\n").toString().getBytes(ISO_8859_1)));
    }

    @Override
    public void handle(Limit limit) {
        Thread back = Thread.startVirtualThread(this::passBack);
        try {
            passOn();
        } finally {
            cut();
            ended.run();
            back.interrupt();
        }
    }

    private void passOn() {
        DataReader reader = client.dataReader();
        try {
            while (true) {
                reader.ensureAvailable();
                app.output().write(reader.readBuffer().readBytes());
            }
        } catch (IOException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException end) {
            // One of the two has ended it.
        }
    }

    private void passBack() {
        byte[] buffer = new byte[BUFFER];
        InputStream in = app.input();
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                client.dataWriter().writeNow(BufferData.create(buffer.clone(), 0, count));
            }
        } catch (IOException | RuntimeException end) {
            // One of the two has ended it.
        } finally {
            cut();
        }
    }

    /** Ends it at once. */
    public void cut() {
        app.cut();
        try {
            client.serverSocket().close();
        } catch (RuntimeException closed) {
            // It is gone, which is what was wanted.
        }
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        cut();
    }
}
