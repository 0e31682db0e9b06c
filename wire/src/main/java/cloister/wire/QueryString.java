package cloister.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of a URI, decoded, in their order. */
final class QueryString {
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * @throws AuthFailureException an escape is broken
     */
    QueryString(String raw) {
        int start = 0;
        while (start < raw.length()) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            if (end > start) {
                int equals = raw.indexOf('=', start, end);
                int nameEnd = equals < 0 ? end : equals;
                parameters.add(
                        new Parameter(
                                decode(raw.substring(start, nameEnd)),
                                decode(raw.substring(Math.min(nameEnd + 1, end), end))));
            }
            start = end + 1;
        }
    }

    /**
     * A parameter's only value; none where it is absent or empty.
     *
     * @throws AuthFailureException it comes twice, so that readers could differ
     */
    Optional<String> only(String name) {
        Optional<String> found = Optional.empty();
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                if (found.isPresent()) {
                    throw new AuthFailureException(
                            AuthFailure.INCOMPLETE_SIGNATURE,
                            "The query string has " + name + " twice");
                }
                found = Optional.of(parameter.value);
            }
        }
        return found.filter(value -> !value.isEmpty());
    }

    /** A parameter's values, in their order. */
    List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The parameters' names, each once. */
    List<String> names() {
        return parameters.stream().map(Parameter::name).distinct().toList();
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name.equals(name));
    }

    /** The canonical form: encoded, sorted by name and value, without some parameters. */
    String canonical(Set<String> without) {
        if (parameters.isEmpty()) {
            return "";
        }
        List<Parameter> encoded = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            if (!without.contains(parameter.name)) {
                encoded.add(
                        new Parameter(
                                PercentCoding.encode(parameter.name, false),
                                PercentCoding.encode(parameter.value, false)));
            }
        }
        Collections.sort(encoded);
        StringBuilder out = new StringBuilder();
        for (Parameter parameter : encoded) {
            out.append(out.isEmpty() ? "" : "&").append(parameter.name);
            out.append('=').append(parameter.value);
        }
        return out.toString();
    }

    private static String decode(String raw) {
        return PercentCoding.decode(raw, true)
                .orElseThrow(
                        () ->
                                new AuthFailureException(
                                        AuthFailure.INCOMPLETE_SIGNATURE,
                                        "Illegal hex character in escape % pattern: " + raw));
    }

    private record Parameter(String name, String value) implements Comparable<Parameter> {
        @Override
        public int compareTo(Parameter other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : value.compareTo(other.value);
        }
    }
}
