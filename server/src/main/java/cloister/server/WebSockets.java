package cloister.server;

import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/** Where the transport asks for WebSockets; only Studios' origins have any. */
record WebSockets(Supplier<AppProxy> apps) implements Http1Upgrader {
    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    /** No connection where the request isn't for a Studio: it goes on as one for a page. */
    @Override
    public @Nullable ServerConnection upgrade(
            ConnectionContext client, HttpPrologue prologue, WritableHeaders<?> headers) {
        Optional<String> studio = apps.get().studio(headers);
        return studio.isEmpty()
                ? null
                : apps.get()
                        .upgrade(
                                studio.get(),
                                client,
                                prologue,
                                headers,
                                HttpListener.connection(
                                        client.remotePeer(), client.isSecure(), headers));
    }
}
