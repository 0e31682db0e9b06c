package cloister.server;

import cloister.wire.HttpRequestView;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A request as Helidon received it, its body read. */
final class ReceivedRequest implements HttpRequestView {
    /** The largest body of a control plane's request, in bytes. */
    static final int LIMIT = 10 * 1024 * 1024;

    /**
     * How much of a body over the limit is read for nothing, so that its sender hears the answer.
     */
    private static final long DRAINED = 10L * LIMIT;

    private final ServerRequest request;
    private final byte[] body;

    private ReceivedRequest(ServerRequest request, byte[] body) {
        this.request = request;
        this.body = body;
    }

    /** Reads a request; empty where its body is over the limit. */
    static Optional<ReceivedRequest> read(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return Optional.of(new ReceivedRequest(request, new byte[0]));
        }
        try (InputStream stream = request.content().inputStream()) {
            if (request.headers().contentLength().orElse(0) > LIMIT) {
                stream.skip(DRAINED);
                return Optional.empty();
            }
            byte[] body = stream.readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                stream.skip(DRAINED);
                return Optional.empty();
            }
            return Optional.of(new ReceivedRequest(request, body));
        } catch (IOException e) {
            throw new UncheckedIOException("the request's body broke off", e);
        }
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String rawQuery() {
        return request.prologue().query().rawValue();
    }

    @Override
    public Iterable<String> headerNames() {
        return request.headers().stream().map(Header::name).toList();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }

    @Override
    public byte[] body() {
        return body;
    }
}
