package cloister.identity;

import cloister.wire.ApiException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One change of a PATCH request: what providers write in many ways, in one.
 *
 * @param path empty where the value is an object of attributes
 * @param value empty where something is removed
 */
record ScimChange(Kind kind, Optional<String> path, Optional<Object> value) {
    private static final int MOST = 1000;

    enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /**
     * The changes of a request.
     *
     * @throws ApiException ValidationException
     */
    static List<ScimChange> all(Map<String, Object> body) {
        if (!(body.get("Operations") instanceof List<?> operations)
                || operations.isEmpty()
                || operations.size() > MOST) {
            throw ScimError.validation("Operations must be a list of one to " + MOST + ".");
        }
        List<ScimChange> changes = new ArrayList<>();
        for (Object operation : operations) {
            changes.add(of(operation));
        }
        return changes;
    }

    private static ScimChange of(Object operation) {
        if (!(operation instanceof Map<?, ?> members)
                || !(members.get("op") instanceof String op)) {
            throw ScimError.validation("each operation must have an op.");
        }
        Kind kind =
                switch (op.toLowerCase(Locale.ROOT)) {
                    case "add" -> Kind.ADD;
                    case "remove" -> Kind.REMOVE;
                    case "replace" -> Kind.REPLACE;
                    default ->
                            throw ScimError.validation(
                                    "the op must be add, remove or replace, not " + op + ".");
                };
        Optional<String> path =
                Optional.ofNullable(members.get("path"))
                        .map(
                                given -> {
                                    if (given instanceof String text) {
                                        return text;
                                    }
                                    throw ScimError.validation("the path must be a text.");
                                });
        Optional<Object> value = Optional.ofNullable(members.get("value"));
        if (kind != Kind.REMOVE && value.isEmpty()) {
            throw ScimError.validation("an op " + op + " must have a value.");
        }
        if (path.isEmpty() && !(value.orElse("") instanceof Map<?, ?>)) {
            throw ScimError.validation(
                    "an operation without a path must have an object of attributes as value.");
        }
        return new ScimChange(kind, path, value);
    }

    /** It as changes that each have a path. */
    List<ScimChange> withPaths() {
        if (path.isPresent()) {
            return List.of(this);
        }
        List<ScimChange> changes = new ArrayList<>();
        ((Map<?, ?>) value.orElseThrow())
                .forEach(
                        (name, one) ->
                                changes.add(
                                        new ScimChange(
                                                kind,
                                                Optional.of(String.valueOf(name)),
                                                Optional.ofNullable(one))));
        return changes;
    }
}
