package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or of a form. */
final class Form {
    static final Form EMPTY = new Form(Map.of());

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads parameters; one that is broken is left out. */
    static Form parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded(pair.substring(0, equals))
                        .ifPresent(
                                name ->
                                        decoded(pair.substring(equals + 1))
                                                .ifPresent(value -> put(values, name, value)));
            }
        }
        return new Form(values);
    }

    private static void put(Map<String, List<String>> values, String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** A parameter's first value, without spaces around it; empty where there is none. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name))
                .map(all -> all.getFirst().strip())
                .filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return optional(name).orElse("");
    }

    /** The first value of each parameter, to the letter. */
    Map<String, String> all() {
        Map<String, String> first = new LinkedHashMap<>();
        values.forEach((name, all) -> first.put(name, all.getFirst()));
        return first;
    }

    /** A parameter's first value to the letter, as passwords and documents are. */
    String exact(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst).orElse("");
    }
}
