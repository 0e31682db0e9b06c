package cloister.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request in memory: what a client is about to send, or a test has received. */
public final class HttpRequest implements HttpRequestView {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    public HttpRequest(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            byte[] body) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        TreeMap<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, values) ->
                        ignoringCase
                                .computeIfAbsent(name, added -> new ArrayList<>())
                                .addAll(values));
        this.headers = Collections.unmodifiableMap(ignoringCase);
        this.body = body;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public String rawQuery() {
        return rawQuery;
    }

    @Override
    public Iterable<String> headerNames() {
        return headers.keySet();
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public byte[] body() {
        return body;
    }

    /** The same request with one header more, or another value of it. */
    public HttpRequest withHeader(String name, String value) {
        TreeMap<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, List.of(value));
        return new HttpRequest(method, rawPath, rawQuery, more, body);
    }

    /** The same request with another query. */
    public HttpRequest withQuery(String query) {
        return new HttpRequest(method, rawPath, query, headers, body);
    }
}
