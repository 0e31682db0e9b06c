package cloister.server.console;

import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.server.page.Graph;
import cloister.server.page.GraphLayout.Edge;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An entity's lineage as a graph and as tables. Each node is described as the member: what they may
 * not describe is counted and shown in neither.
 */
final class LineagePicture {
    /** Nodes beside the one it is about; each is described. */
    private static final int MOST_NODES = 60;

    private static final int MOST_EDGES = 300;
    private static final int DEPTH = 3;
    private static final int MOST_DEPTH = 10;

    private final Member member;
    private final LineageReach reach;
    private final Map<String, Graph.Node> nodes = new LinkedHashMap<>();
    private int hidden;

    private LineagePicture(Member member, LineageReach reach) {
        this.member = member;
        this.reach = reach;
    }

    static List<Block> of(Member member, LineageKind kind, Struct found) {
        String arn = found.string(kind.arnMember());
        int depth = depth(member);
        LineageReach reach = LineageReach.of(member, arn, depth);
        Block choice = choice(member, arn, depth);
        if (reach.refusal().isPresent()) {
            return List.of(Blocks.refusal(member, reach.refusal().get(), "title.lineage"));
        }
        LineagePicture picture = new LineagePicture(member, reach);
        picture.add(kind, arn, found);
        List<String> nearest = reach.nearest(MOST_NODES);
        nearest.forEach(picture::describe);
        List<Block> blocks = new ArrayList<>(picture.blocks(reach.arns().size() - nearest.size()));
        blocks.add(1, choice);
        return blocks;
    }

    private static int depth(Member member) {
        try {
            int asked = Integer.parseInt(member.visit().query().text("depth"));
            return Math.clamp(asked, 1, MOST_DEPTH);
        } catch (NumberFormatException none) {
            return DEPTH;
        }
    }

    private static Block choice(Member member, String arn, int depth) {
        List<Field.Option> options =
                IntStream.rangeClosed(1, MOST_DEPTH)
                        .mapToObj(String::valueOf)
                        .map(each -> new Field.Option(each, each))
                        .toList();
        return new Block.Form(
                "",
                "",
                "get",
                Paths.of("lineage", "of"),
                List.of(
                        Field.hidden("arn", arn),
                        Field.select(
                                "depth",
                                member.say("lineage.depth"),
                                String.valueOf(depth),
                                options)),
                List.of(new Submit(member.say("lineage.show"), "", "plain")));
    }

    private void describe(String arn) {
        LineageKind.of(arn)
                .ifPresent(
                        kind -> {
                            switch (kind.describe(member, arn)) {
                                case Reply.Done(Struct found) -> add(kind, arn, found);
                                case Reply.Denied _ -> hidden++;
                                case Reply.Failed _ -> {}
                            }
                        });
    }

    private void add(LineageKind kind, String arn, Struct found) {
        String word = member.say("kind." + kind.key());
        nodes.put(
                arn,
                new Graph.Node(
                        arn,
                        kind.called(found),
                        kind.shape(),
                        kind.type(found).map(type -> word + " · " + type).orElse(word),
                        kind.page(arn, found),
                        arn.equals(reach.start())));
    }

    private List<Block> blocks(int leftOut) {
        Map<Edge, String> shown = new LinkedHashMap<>();
        reach.labels()
                .forEach(
                        (edge, label) -> {
                            if (nodes.containsKey(edge.from()) && nodes.containsKey(edge.to())) {
                                shown.put(edge, label);
                            }
                        });
        Map<Edge, String> drawn = new LinkedHashMap<>();
        shown.entrySet().stream()
                .limit(MOST_EDGES)
                .forEach(each -> drawn.put(each.getKey(), each.getValue()));
        List<String> notes = notes(leftOut, shown.size() - drawn.size());
        Graph graph =
                Graph.of(
                        member.say("lineage.text", nodes.size(), drawn.size()),
                        List.copyOf(nodes.values()),
                        drawn);
        return List.of(
                new Block.Picture(
                        "picture",
                        member.say("title.lineage"),
                        graph,
                        nodes.values().stream().map(Graph.Node::kind).distinct().sorted().toList(),
                        notes),
                entities(),
                associations(drawn));
    }

    private List<String> notes(int leftOut, int edgesLeftOut) {
        List<String> notes = new ArrayList<>();
        if (hidden > 0) {
            notes.add(member.say("lineage.hidden", hidden));
        }
        if (leftOut > 0) {
            notes.add(
                    member.say(
                            reach.whole() ? "lineage.leftOut" : "lineage.leftOutAtLeast", leftOut));
        }
        if (edgesLeftOut > 0) {
            notes.add(member.say("lineage.edgesLeftOut", edgesLeftOut));
        }
        return notes;
    }

    private Block entities() {
        Map<String, Integer> up = reach.ascendants();
        Map<String, Integer> down = reach.descendants();
        List<List<Cell>> rows =
                nodes.values().stream()
                        .filter(node -> !node.centre())
                        .map(
                                node ->
                                        List.<Cell>of(
                                                new Link(node.name(), node.href()),
                                                new Cell.Text(node.about()),
                                                new Cell.Text(
                                                        where(
                                                                Optional.ofNullable(
                                                                        up.get(node.id())),
                                                                Optional.ofNullable(
                                                                        down.get(node.id()))))))
                        .toList();
        return Blocks.table(
                member, "reached", rows, List.of("name", "kind", "away"), Optional.empty());
    }

    private String where(Optional<Integer> up, Optional<Integer> down) {
        if (up.isPresent() && down.isPresent()) {
            return member.say("lineage.circle", up.get(), down.get());
        }
        return up.map(steps -> member.say("lineage.up", steps))
                .or(() -> down.map(steps -> member.say("lineage.down", steps)))
                .orElse("–");
    }

    private Block associations(Map<Edge, String> drawn) {
        List<List<Cell>> rows = new ArrayList<>();
        drawn.forEach((edge, label) -> rows.add(row(edge, label)));
        return Blocks.table(
                member,
                "associations",
                rows,
                List.of("from", "association", "to"),
                Optional.empty());
    }

    private List<Cell> row(Edge edge, String label) {
        return List.of(
                link(edge.from()), new Cell.Text(label.isEmpty() ? "–" : label), link(edge.to()));
    }

    private Cell link(String arn) {
        return Optional.ofNullable(nodes.get(arn))
                .<Cell>map(node -> new Link(node.name(), node.href()))
                .orElseGet(() -> new Cell.Text("–"));
    }
}
