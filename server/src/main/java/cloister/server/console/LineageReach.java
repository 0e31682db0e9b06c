package cloister.server.console;

import cloister.server.page.GraphLayout.Edge;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What QueryLineage tells of an entity's lineage, read as the member, page by page.
 *
 * @param refusal of the first page; empty where there was none
 * @param arns of what it reached, without the start
 * @param labels the associations with their types; empty for those without
 * @param whole whether it was read to the end
 */
record LineageReach(
        String start,
        Optional<Reply> refusal,
        Set<String> arns,
        Map<Edge, String> labels,
        boolean whole) {
    /** Entities that are read and counted; QueryLineage walks anew for every page. */
    private static final int MOST_READ = 1000;

    private static final int PAGE = 50;

    static LineageReach of(Member member, String start, int depth) {
        LineageReach both = read(member, start, "Both", depth);
        if (both.whole || both.refusal.isPresent()) {
            return both;
        }
        LineageReach down = read(member, start, "Descendants", depth);
        both.arns.addAll(down.arns);
        both.labels.putAll(down.labels);
        return both;
    }

    private static LineageReach read(Member member, String start, String direction, int depth) {
        Set<String> arns = new LinkedHashSet<>();
        Map<Edge, String> labels = new LinkedHashMap<>();
        Optional<String> token = Optional.empty();
        do {
            Reply reply =
                    member.call("sagemaker:QueryLineage", input(start, direction, depth, token));
            if (!(reply instanceof Reply.Done(Struct page))) {
                return new LineageReach(
                        start, Optional.of(reply).filter(_ -> arns.isEmpty()), arns, labels, false);
            }
            page.structs("Vertices").forEach(vertex -> arns.add(vertex.string("Arn")));
            page.structs("Edges")
                    .forEach(
                            edge ->
                                    labels.put(
                                            new Edge(
                                                    edge.string("SourceArn"),
                                                    edge.string("DestinationArn")),
                                            edge.optionalString("AssociationType").orElse("")));
            token = page.optionalString("NextToken");
        } while (token.isPresent() && arns.size() < MOST_READ);
        return new LineageReach(start, Optional.empty(), arns, labels, token.isEmpty());
    }

    private static Struct input(String start, String direction, int depth, Optional<String> token) {
        return Struct.builder()
                .put("StartArns", List.of(start))
                .put("Direction", direction)
                .put("IncludeEdges", true)
                .put("MaxDepth", depth)
                .put("MaxResults", PAGE)
                .put("NextToken", token)
                .build();
    }

    /** What the start came of, the nearest first, with how many associations away it is. */
    Map<String, Integer> ascendants() {
        return distances(false);
    }

    /** What came of the start, likewise. */
    Map<String, Integer> descendants() {
        return distances(true);
    }

    private Map<String, Integer> distances(boolean down) {
        Map<String, List<String>> next = new HashMap<>();
        labels.keySet()
                .forEach(
                        edge ->
                                next.computeIfAbsent(
                                                down ? edge.from() : edge.to(),
                                                _ -> new ArrayList<>())
                                        .add(down ? edge.to() : edge.from()));
        Map<String, Integer> distances = new LinkedHashMap<>(Map.of(start, 0));
        List<String> border = List.of(start);
        for (int step = 1; !border.isEmpty(); step++) {
            List<String> reached = new ArrayList<>();
            for (String arn : border) {
                for (String other : next.getOrDefault(arn, List.of())) {
                    if (distances.putIfAbsent(other, step) == null) {
                        reached.add(other);
                    }
                }
            }
            border = reached;
        }
        distances.remove(start);
        return distances;
    }

    /** So many of what was reached, the nearest of both directions by turns. */
    List<String> nearest(int most) {
        List<String> up = List.copyOf(ascendants().keySet());
        List<String> down = List.copyOf(descendants().keySet());
        Set<String> nearest = new LinkedHashSet<>();
        for (int i = 0; i < Math.max(up.size(), down.size()); i++) {
            if (i < up.size()) {
                nearest.add(up.get(i));
            }
            if (i < down.size()) {
                nearest.add(down.get(i));
            }
        }
        return nearest.stream().limit(most).toList();
    }
}
