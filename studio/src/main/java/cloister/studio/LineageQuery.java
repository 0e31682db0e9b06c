package cloister.studio;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What QueryLineage is asked: what is reached from where, so many associations far.
 *
 * @param depth associations between the start and what is told, at most
 */
record LineageQuery(Optional<String> start, String direction, int depth, Struct filters) {
    private static final int MOST_DEPTH = 10;

    /**
     * @throws cloister.wire.ApiException ValidationException where MaxDepth is below 1
     */
    static LineageQuery of(Reader reader, Struct input) {
        int depth = input.optionalInt("MaxDepth").orElse(MOST_DEPTH);
        if (depth < 1) {
            throw Refusal.validation("MaxDepth must be from 1 to " + MOST_DEPTH + ": " + depth);
        }
        return new LineageQuery(
                input.strings("StartArns").stream()
                        .findFirst()
                        .map(arn -> CanonicalArn.of(reader, arn)),
                input.optionalString("Direction").orElse("Both"),
                depth,
                input.optionalStruct("Filters").orElse(Struct.EMPTY));
    }

    /**
     * The ARNs reached, the nearest first, without the start; all that there is where there is no
     * start.
     *
     * @throws cloister.wire.ApiException ResourceNotFound
     */
    List<LineageNode> answer(LineageFinder finder) {
        if (start.isEmpty()) {
            return finder.all().stream().filter(this::isAsked).toList();
        }
        String from = finder.requireNode(start.get()).arn();
        Set<String> reached = new LinkedHashSet<>();
        if (!direction.equals("Descendants")) {
            walk(finder.reader(), from, false, reached);
        }
        if (!direction.equals("Ascendants")) {
            walk(finder.reader(), from, true, reached);
        }
        reached.remove(from);
        return reached.stream()
                .flatMap(arn -> finder.node(arn).stream())
                .filter(this::isAsked)
                .toList();
    }

    private void walk(Reader reader, String from, boolean down, Set<String> reached) {
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        List<String> border = List.of(from);
        for (int step = 0; step < depth && !border.isEmpty(); step++) {
            List<String> next = new ArrayList<>();
            for (String arn : border) {
                String scope = down ? Association.from(arn) : Association.to(arn);
                for (Association edge :
                        Association.TABLE.list(reader, Listing.all(scope)).items()) {
                    String other = (down ? edge.destination() : edge.source()).arn();
                    if (seen.add(other)) {
                        next.add(other);
                    }
                }
            }
            border = next;
        }
        reached.addAll(seen);
    }

    private boolean isAsked(LineageNode node) {
        return isOneOf("Types", Optional.of(node.type()))
                && isOneOf("LineageTypes", node.lineageType())
                && isInTime("Created", node.created())
                && isInTime("Modified", node.modified())
                && hasProperties(node.properties());
    }

    private boolean isOneOf(String filter, Optional<String> value) {
        return !filters.has(filter) || value.filter(filters.strings(filter)::contains).isPresent();
    }

    private boolean isInTime(String what, Instant time) {
        return compares(what + "After", time, Instant::isAfter)
                && compares(what + "Before", time, Instant::isBefore);
    }

    private boolean compares(
            String filter, Instant time, BiPredicate<Instant, Instant> comparison) {
        return filters.get(filter).map(Instant.class::cast).stream()
                .allMatch(limit -> comparison.test(time, limit));
    }

    private boolean hasProperties(Map<String, String> properties) {
        return filters.get("Properties").map(asked -> ((Map<?, ?>) asked).entrySet()).stream()
                .allMatch(properties.entrySet()::containsAll);
    }
}
