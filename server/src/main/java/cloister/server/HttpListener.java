package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.facts.Connection;
import cloister.wire.HttpResponse;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listens at one port, with a virtual thread a request. */
final class HttpListener implements AutoCloseable {
    /** Bytes: a session token may stand in a header, or in the query of a presigned request. */
    private static final int LONGEST_HEADERS = 64 * 1024;

    private static final int LONGEST_PROLOGUE = 32 * 1024;

    /** Held, so that its level holds: Helidon tells of each start and stop. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final WebServer server;

    private HttpListener(WebServer server) {
        this.server = server;
    }

    /** What answers requests. */
    interface Front {
        HttpResponse answer(ReceivedRequest request, Connection connection);

        /** Answers a request whose body is over {@link ReceivedRequest#LIMIT}, unread. */
        HttpResponse tooLarge(Optional<String> contentType, Connection connection);
    }

    /** A listener that is being made while the rest of the server is. */
    record Prepared(
            InetSocketAddress address,
            AtomicReference<Fronts> fronts,
            FutureTask<WebServer> server) {
        /** Begins to make a listener in a thread of its own; port 0 picks a free one. */
        static Prepared begin(String bind, int port) {
            AtomicReference<Fronts> fronts = new AtomicReference<>();
            InetSocketAddress address = new InetSocketAddress(bind, port);
            FutureTask<WebServer> server = new FutureTask<>(() -> build(address, fronts));
            Thread.ofPlatform().daemon().name("prepare-listener").start(server);
            return new Prepared(address, fronts, server);
        }

        /**
         * Starts to listen.
         *
         * @throws UncheckedIOException where it can't
         */
        HttpListener start(Fronts answering) {
            fronts.set(answering);
            probe(address);
            WebServer made = made();
            made.start();
            if (!made.isRunning()) {
                throw taken(address, new BindException());
            }
            return new HttpListener(made);
        }

        private WebServer made() {
            try {
                return server.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static WebServer build(InetSocketAddress address, AtomicReference<Fronts> fronts) {
        HELIDON.setLevel(Level.WARNING);
        lookForNoServices();
        return WebServer.builder()
                .bindAddress(address)
                .shutdownHook(false)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .mediaContext(media -> media.mediaSupportsDiscoverServices(false))
                .contentEncoding(encodings -> encodings.contentEncodingsDiscoverServices(false))
                .addConnectionSelector(
                        Http1ConnectionSelector.builder()
                                .config(
                                        Http1Config.builder()
                                                .maxHeadersSize(LONGEST_HEADERS)
                                                .maxPrologueLength(LONGEST_PROLOGUE)
                                                .build())
                                .addUpgrader(new WebSockets(() -> fronts.get().apps()))
                                .build())
                .directHandlers(unreadable())
                .routing(
                        HttpRouting.builder()
                                .any(
                                        (in, out) ->
                                                handle(
                                                        fronts.get().door(),
                                                        fronts.get().apps(),
                                                        in,
                                                        out)))
                .build();
    }

    /**
     * Else Helidon would search the class path for parts to add, longer than all the rest takes.
     */
    private static void lookForNoServices() {
        if (!GlobalServiceRegistry.configured()) {
            GlobalServiceRegistry.registry(
                    ServiceRegistryManager.create(
                                    ServiceRegistryConfig.builder()
                                            .discoverServices(false)
                                            .discoverServicesFromServiceLoader(false)
                                            .build())
                            .registry());
        }
    }

    /** Tells in time where nothing can listen: the server itself would only log that. */
    private static void probe(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException failure) {
            throw taken(address, failure);
        }
    }

    private static UncheckedIOException taken(InetSocketAddress address, IOException failure) {
        return new UncheckedIOException(
                "Nothing can listen at port "
                        + address.getPort()
                        + " of "
                        + address.getHostString()
                        + ". Another server may hold it: stop that one, or choose another port.",
                failure);
    }

    int port() {
        return server.port();
    }

    private static void handle(Front front, AppProxy apps, ServerRequest in, ServerResponse out)
            throws IOException {
        Connection connection = connection(in.remotePeer(), in.isSecure(), in.headers());
        Optional<String> studio = apps.studio(in.headers());
        if (studio.isPresent()) {
            apps.answer(studio.get(), in, out, connection);
            return;
        }
        Optional<ReceivedRequest> request = ReceivedRequest.read(in);
        HttpResponse answer;
        if (request.isPresent()) {
            answer = front.answer(request.get(), connection);
        } else {
            answer = front.tooLarge(in.headers().first(HeaderNames.CONTENT_TYPE), connection);
            out.header(HeaderNames.CONNECTION, "close");
        }
        out.status(answer.status());
        answer.headers().forEach(out::header);
        out.send(answer.body());
        if (request.isEmpty() || closes(in)) {
            // Helidon 4.5 sends Connection: close and then keeps the connection (its issue 12324).
            throw new CloseConnectionException("this was the last request");
        }
    }

    static Connection connection(PeerInfo peer, boolean secure, Headers headers) {
        return new Connection(
                address(peer.address()),
                secure,
                headers.first(HeaderNames.USER_AGENT),
                headers.first(HeaderNames.REFERER));
    }

    private static boolean closes(ServerRequest in) {
        return in.headers().all(HeaderNames.CONNECTION, List::of).stream()
                .anyMatch(value -> value.equalsIgnoreCase("close"));
    }

    /** An address as text, without asking anybody for its name. */
    private static String address(SocketAddress peer) {
        if (peer instanceof InetSocketAddress internet && internet.getAddress() != null) {
            String text = internet.getAddress().getHostAddress();
            int zone = text.indexOf('%');
            return zone < 0 ? text : text.substring(0, zone);
        }
        return "";
    }

    /** Answers what isn't HTTP, or fails in the transport, without a word of how it failed. */
    private static DirectHandlers unreadable() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) ->
                            TransportResponse.builder()
                                    .status(status)
                                    .headers(headers)
                                    .header(
                                            HeaderNames.create("x-amzn-RequestId"),
                                            UUID.randomUUID().toString())
                                    .header(HeaderNames.CONTENT_TYPE, "text/plain")
                                    .entity(words(status).getBytes(UTF_8))
                                    .keepAlive(false)
                                    .build());
        }
        return handlers.build();
    }

    private static String words(Status status) {
        return status.code() + " " + status.reasonPhrase();
    }

    @Override
    public void close() {
        server.stop();
    }
}
