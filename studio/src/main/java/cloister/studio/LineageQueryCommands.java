package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** QueryLineage. */
record LineageQueryCommands(Store store, Arns arns, Pager pager) {
    private static final int MOST_RESULTS = 50;

    Map<String, Command> commands() {
        return Map.of("sagemaker:QueryLineage", this::query);
    }

    private Struct query(Call call) {
        Struct input = call.input();
        Reader reader = store.read();
        LineageQuery query = LineageQuery.of(reader, input);
        List<LineageNode> all = query.answer(new LineageFinder(reader, arns, call.region()));
        int limit = input.optionalInt("MaxResults").orElse(MOST_RESULTS);
        if (limit < 1) {
            throw Refusal.validation("MaxResults must be from 1 to " + MOST_RESULTS + ": " + limit);
        }
        int from = Math.min(all.size(), pager.position(call).map(Integer::parseInt).orElse(0));
        int to = Math.min(all.size(), from + limit);
        Struct.Builder output =
                Struct.builder()
                        .put(
                                "Vertices",
                                all.subList(from, to).stream().map(LineageNode::vertex).toList());
        if (input.optionalBoolean("IncludeEdges").orElse(false)) {
            output.put("Edges", edges(reader, query, all, from, to));
        }
        Optional<String> next =
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty();
        return output.put("NextToken", pager.seal(call, next)).build();
    }

    /** Each edge is told once, on the page of its later end. */
    private static List<Struct> edges(
            Reader reader, LineageQuery query, List<LineageNode> all, int from, int to) {
        Set<String> told = new HashSet<>(query.start().stream().toList());
        all.subList(0, from).forEach(node -> told.add(node.arn()));
        return all.subList(from, to).stream()
                .flatMap(
                        node -> {
                            told.add(node.arn());
                            return between(reader, node.arn(), told);
                        })
                .toList();
    }

    private static Stream<Struct> between(Reader reader, String arn, Set<String> told) {
        return Association.of(reader, arn).stream()
                .filter(
                        edge ->
                                told.contains(edge.source().arn())
                                        && told.contains(edge.destination().arn()))
                .map(Association::edge);
    }
}
