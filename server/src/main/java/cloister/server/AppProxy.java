package cloister.server;

import cloister.server.facts.Connection;
import cloister.server.proxy.AppConnections;
import cloister.server.proxy.AppExchange;
import cloister.server.proxy.Field;
import cloister.server.proxy.ForwardedFields;
import cloister.server.proxy.Refusal;
import cloister.server.proxy.ResponseHead;
import cloister.server.proxy.Tunnel;
import cloister.studio.runtime.AppDoor;
import cloister.wire.HttpResponse;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.spi.ServerConnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Passes requests at a Studio's origin on to its app, and the app's answers back, as they come. */
final class AppProxy {
    private static final int BUFFER = 64 * 1024;

    private final AppSite site;
    private final StudioOrigins origins;
    private final OpenConnections connections;
    private final AppConnections apps = new AppConnections();
    private final Function<Connection, Trail> trails;
    private final Consumer<AuditEntry> audit;

    /**
     * @param audit keeps an entry, or throws, so that nothing unseen is answered
     */
    AppProxy(
            AppSite site,
            StudioOrigins origins,
            OpenConnections connections,
            Function<Connection, Trail> trails,
            Consumer<AuditEntry> audit) {
        this.site = site;
        this.origins = origins;
        this.connections = connections;
        this.trails = trails;
        this.audit = audit;
    }

    /** Which Studio a request is for; empty where it is for the server itself. */
    Optional<String> studio(Headers headers) {
        return headers.first(HeaderNames.HOST).flatMap(origins::studio);
    }

    /** Answers a request at a Studio's origin. */
    void answer(String studioId, ServerRequest in, ServerResponse out, Connection connection)
            throws IOException {
        AppSite.Request request = request(studioId, in.prologue(), in.headers(), connection);
        switch (site.way(request, false)) {
            case AppSite.Way.Answer(HttpResponse response) -> {
                audit.accept(request.trail().end(response.status()));
                out.status(response.status());
                response.headers().forEach(out::header);
                out.send(response.body());
            }
            case AppSite.Way.On(AppDoor door, OpenConnections.Visitor visitor) ->
                    pass(request, door, visitor, in, out);
        }
    }

    private AppSite.Request request(
            String studioId, HttpPrologue prologue, Headers headers, Connection connection) {
        Trail trail = trails.apply(connection);
        String method = prologue.method().text();
        String path = prologue.uriPath().rawPath();
        trail.operation(method + " " + studioId + path);
        return new AppSite.Request(
                studioId,
                method,
                path,
                prologue.query().rawValue(),
                fields(headers),
                connection,
                trail);
    }

    private static List<Field> fields(Headers headers) {
        List<Field> fields = new ArrayList<>();
        for (Header header : headers) {
            header.allValues().forEach(value -> fields.add(new Field(header.name(), value)));
        }
        return fields;
    }

    private void pass(
            AppSite.Request request,
            AppDoor door,
            OpenConnections.Visitor visitor,
            ServerRequest in,
            ServerResponse out)
            throws IOException {
        boolean hasBody = in.content().hasEntity();
        Optional<String> length = in.headers().first(HeaderNames.CONTENT_LENGTH);
        List<Field> fields = toApp(request, door);
        if (hasBody) {
            fields.add(
                    length.map(bytes -> new Field("Content-Length", bytes))
                            .orElseGet(() -> new Field("Transfer-Encoding", "chunked")));
        }
        try (AppExchange app = begin(request, door, fields)) {
            Runnable done = connections.add(visitor, app::cut);
            try {
                if (hasBody) {
                    send(app, in.content().inputStream(), length.isPresent());
                }
                relay(request, app, out);
            } finally {
                done.run();
            }
        }
    }

    private List<Field> toApp(AppSite.Request request, AppDoor door) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Host", host(request)));
        fields.add(new Field("Authorization", "token " + door.secret()));
        fields.addAll(ForwardedFields.toApp(request.fields(), AppCookie.NAMES));
        return fields;
    }

    private static String host(AppSite.Request request) {
        return request.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase("Host"))
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }

    private AppExchange begin(AppSite.Request request, AppDoor door, List<Field> fields)
            throws IOException {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        return apps.begin(door, request.method(), door.known(request.path()) + query, fields);
    }

    /** An app may answer before it has read all; then its answer is what counts. */
    private static void send(AppExchange app, InputStream body, boolean lengthKnown) {
        try (body) {
            if (lengthKnown) {
                app.send(body);
            } else {
                app.sendChunked(body);
            }
        } catch (IOException early) {
            // Reading the answer tells whether there is one.
        }
    }

    private void relay(AppSite.Request request, AppExchange app, ServerResponse out)
            throws IOException {
        ResponseHead head = app.head();
        audit.accept(request.trail().end(head.status()));
        out.status(head.status());
        for (Field field : ForwardedFields.fromApp(head.fields(), AppCookie.NAMES)) {
            out.headers().add(HeaderNames.create(field.name()), field.value());
        }
        Optional<InputStream> body = app.body();
        Optional<Long> length = app.length();
        if (body.isEmpty()) {
            out.send();
            return;
        }
        length.ifPresent(bytes -> out.header(HeaderNames.CONTENT_LENGTH, Long.toString(bytes)));
        OutputStream stream = out.outputStream();
        copy(body.get(), stream);
        stream.close();
    }

    /** Copies an answer; where it breaks off, so does the browser's connection. */
    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                if (from.available() == 0) {
                    to.flush();
                }
            }
        } catch (IOException brokenOff) {
            throw new CloseConnectionException("the app's answer broke off", brokenOff);
        }
    }

    /** Opens a WebSocket to an app, or refuses to. */
    ServerConnection upgrade(
            String studioId,
            ConnectionContext client,
            HttpPrologue prologue,
            Headers headers,
            Connection connection) {
        AppSite.Request request = request(studioId, prologue, headers, connection);
        try {
            return switch (site.way(request, true)) {
                case AppSite.Way.Answer(HttpResponse response) -> {
                    audit.accept(request.trail().end(403));
                    yield new Refusal(client, 403, "Forbidden");
                }
                case AppSite.Way.On(AppDoor door, OpenConnections.Visitor visitor) ->
                        tunnel(request, door, visitor, client);
            };
        } catch (IOException unreachable) {
            audit.accept(request.trail().end(502));
            return new Refusal(client, 502, "Bad Gateway");
        }
    }

    private ServerConnection tunnel(
            AppSite.Request request,
            AppDoor door,
            OpenConnections.Visitor visitor,
            ConnectionContext client)
            throws IOException {
        List<Field> fields = toApp(request, door);
        fields.add(new Field("Connection", "Upgrade"));
        fields.add(new Field("Upgrade", "websocket"));
        AppExchange app = begin(request, door, fields);
        ResponseHead head = app.head();
        audit.accept(request.trail().end(head.status()));
        if (head.status() != 101) {
            app.cut();
            return new Refusal(client, head.status(), "Refused");
        }
        Tunnel tunnel = new Tunnel(client, app);
        tunnel.answer(head, ForwardedFields.fromApp(head.fields(), AppCookie.NAMES));
        tunnel.whenEnded(connections.add(visitor, tunnel::cut));
        return tunnel;
    }
}
