package cloister.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The URI of a REST operation, {@code /endpoints/{EndpointName}/invocations?mode=async}.
 *
 * @param segments between slashes: words, labels {@code {Name}}, and labels {@code {Name+}} that
 *     take the slashes in them too
 * @param query parameters that must be there with these values
 */
record UriTemplate(List<String> segments, Map<String, String> query) {

    static UriTemplate of(String uri) {
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String parameter : uri.substring(mark + 1).split("&", -1)) {
                String[] parts = parameter.split("=", 2);
                query.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return new UriTemplate(split(path), query);
    }

    /** How much of it is fixed: of two templates that fit, the more fixed one is meant. */
    int fixed() {
        return (int) segments.stream().filter(each -> !isLabel(each)).count() + query.size();
    }

    /**
     * The labels' values, decoded; none where a request isn't to this URI.
     *
     * @param rawPath as it came
     */
    Optional<Map<String, String>> match(String rawPath, QueryString parameters) {
        boolean asked =
                query.entrySet().stream()
                        .allMatch(
                                wanted ->
                                        parameters
                                                .values(wanted.getKey())
                                                .contains(wanted.getValue()));
        return asked ? match(split(rawPath)) : Optional.empty();
    }

    private Optional<Map<String, String>> match(List<String> path) {
        Map<String, String> labels = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean greedy = segment.endsWith("+}") && isLabel(segment);
            int taken = greedy ? path.size() - at - (segments.size() - i - 1) : 1;
            if (taken < 1 || at + taken > path.size()) {
                return Optional.empty();
            }
            String raw = String.join("/", path.subList(at, at + taken));
            Optional<String> value = PercentCoding.decode(raw, false);
            if (isLabel(segment)) {
                if (value.filter(text -> !text.isEmpty()).isEmpty()) {
                    return Optional.empty();
                }
                labels.put(segment.substring(1, segment.length() - (greedy ? 2 : 1)), value.get());
            } else if (!value.equals(Optional.of(segment))) {
                return Optional.empty();
            }
            at += taken;
        }
        return at == path.size() ? Optional.of(labels) : Optional.empty();
    }

    private static boolean isLabel(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** The parts after the first slash; one empty part where there is only that slash. */
    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        parts.removeFirst();
        return parts;
    }
}
