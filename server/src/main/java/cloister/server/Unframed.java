package cloister.server;

import cloister.wire.HttpRequestView;

import java.util.List;

/** A request with the body that its sender meant, without the framing of chunks. */
final class Unframed implements HttpRequestView {
    private final HttpRequestView request;
    private final byte[] body;

    Unframed(HttpRequestView request, byte[] body) {
        this.request = request;
        this.body = body;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String rawPath() {
        return request.rawPath();
    }

    @Override
    public String rawQuery() {
        return request.rawQuery();
    }

    @Override
    public Iterable<String> headerNames() {
        return request.headerNames();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers(name);
    }

    @Override
    public byte[] body() {
        return body;
    }
}
