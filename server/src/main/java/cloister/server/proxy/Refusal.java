package cloister.server.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;

import java.time.Duration;

/** A WebSocket that isn't opened: its answer is a status, and the connection ends. */
public record Refusal(ConnectionContext client, int status, String words)
        implements ServerConnection {
    @Override
    public void handle(Limit limit) {
        String answer =
                "HTTP/1.1 %d %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                        .formatted(status, words);
        client.dataWriter().writeNow(BufferData.create(answer.getBytes(ISO_8859_1)));
        client.serverSocket().close();
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        client.serverSocket().close();
    }
}
