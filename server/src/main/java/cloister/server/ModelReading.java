package cloister.server;

import cloister.wire.HttpRequestView;
import cloister.wire.Route;
import cloister.wire.Struct;
import cloister.wire.Validator;

import java.util.List;

/** Reads inputs as their operation's model has them. */
final class ModelReading implements Gateway.Reading {
    @Override
    public Struct input(Route route, HttpRequestView request, byte[] body) {
        Struct input = route.protocol().parse(route.operation(), new Unframed(request, body));
        Validator.check(route.operation(), input, route.protocol());
        return input;
    }

    /** A request with the body that its sender meant. */
    private record Unframed(HttpRequestView request, byte[] body) implements HttpRequestView {
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
    }
}
