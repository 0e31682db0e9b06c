package cloister.server;

import cloister.wire.HttpRequestView;
import cloister.wire.Route;
import cloister.wire.Struct;
import cloister.wire.Validator;

/** Reads inputs as their operation's model has them. */
final class ModelReading implements Gateway.Reading {
    @Override
    public Struct input(Route route, HttpRequestView request) {
        Struct input = route.protocol().parse(route.operation(), request);
        Validator.check(route.operation(), input, route.protocol());
        return input;
    }
}
