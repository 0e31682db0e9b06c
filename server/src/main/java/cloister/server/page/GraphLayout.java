package cloister.server.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Places the nodes of a directed graph so that what was before stands left of what came of it, in
 * the four steps of Sugiyama, Tagawa and Toda.
 *
 * <p><b>Order.</b> Again and again the first node is taken that nothing waits before. Where there
 * is none, all that is left is in circles or behind them: then the centre is taken, or else the
 * node that the fewest wait before. Each step takes one node, so circles can't hang it. An edge
 * against this order is turned around from here on and only its arrow tells.
 *
 * <p><b>Layers.</b> Each node stands one layer right of the rightmost that leads to it: its layer
 * is the longest path to it. What the centre doesn't lead to is then moved right as far as its
 * edges let it, so that what came before the centre stands near it too. Where an edge passes
 * layers, a bend is put into each of them.
 *
 * <p><b>Places in a layer.</b> In sweeps right and left each layer is sorted by the barycentre of
 * its neighbours in the layer before: the mean of their places. It is the usual heuristic for few
 * crossings.
 *
 * <p><b>Heights.</b> In sweeps again, each node wants the mean height of its neighbours. The
 * heights that come nearest to all wishes of a layer, in its order and without overlaps, are found
 * by pooling neighbours that push each other (isotonic regression).
 *
 * <p>All numbers are in the picture's units. The time is about that of sorting, but for the order,
 * which takes the square of the number of nodes: callers draw some dozens.
 */
public final class GraphLayout {
    public static final int NODE_WIDTH = 184;
    public static final int NODE_HEIGHT = 52;
    private static final int BETWEEN_LAYERS = 150;
    private static final int BETWEEN_NODES = 24;
    private static final int BEND_HEIGHT = 6;
    private static final int MARGIN = 12;
    private static final int SWEEPS = 8;

    private final List<String> names;
    private final int centre;
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<Integer> layers = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private final int count;

    /** An edge from one node to another, by their names. */
    public record Edge(String from, String to) {}

    /** A point, or the left upper corner of a node. */
    public record Place(int x, int y) {}

    /**
     * The way of an edge, from its left end to its right end: points in pairs, of which each leads
     * from one layer to the next.
     *
     * @param turned whether the arrow's head is at the left end, since the edge closes a circle
     */
    public record Way(Edge edge, List<Place> points, boolean turned) {}

    /**
     * What came of it.
     *
     * @param ways of the edges; those from a node to itself or to none of the nodes are left out
     */
    public record Result(Map<String, Place> places, List<Way> ways, int width, int height) {}

    private GraphLayout(List<String> names, String centre) {
        this.names = List.copyOf(new LinkedHashSet<>(names));
        this.centre = this.names.indexOf(centre);
        this.count = this.names.size();
        for (int i = 0; i < count; i++) {
            add(0, 0);
        }
    }

    /**
     * Places nodes, which must be at least one.
     *
     * @param centre what to begin at in circles, and what all stands around
     */
    public static Result of(List<String> nodes, Set<Edge> edges, String centre) {
        return new GraphLayout(nodes, centre).result(edges);
    }

    private Result result(Set<Edge> edges) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            numbers.put(names.get(i), i);
        }
        Map<Edge, int[]> ends = new LinkedHashMap<>();
        for (Edge edge : edges) {
            int from = numbers.getOrDefault(edge.from, -1);
            int to = numbers.getOrDefault(edge.to, -1);
            if (from >= 0 && to >= 0 && from != to) {
                ends.put(edge, new int[] {from, to});
                connect(from, to);
            }
        }
        List<Integer> order = order();
        turnAround(ends, order);
        layer(order);
        Map<Edge, List<Integer>> chains = new LinkedHashMap<>();
        ends.forEach((edge, pair) -> chains.put(edge, chain(pair[0], pair[1])));
        List<List<Integer>> columns = columns(chains);
        sort(columns);
        level(columns);
        return drawn(chains);
    }

    private int add(int layer, double height) {
        after.add(new ArrayList<>());
        before.add(new ArrayList<>());
        layers.add(layer);
        heights.add(height);
        return layers.size() - 1;
    }

    private void connect(int from, int to) {
        after.get(from).add(to);
        before.get(to).add(from);
    }

    private List<Integer> order() {
        int[] waiting = before.stream().mapToInt(List::size).toArray();
        Set<Integer> left = new LinkedHashSet<>(IntStream.range(0, count).boxed().toList());
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int least = left.stream().min(Comparator.comparingInt(i -> waiting[i])).orElseThrow();
            int next = waiting[least] > 0 && left.contains(centre) ? centre : least;
            left.remove(next);
            order.add(next);
            after.get(next).forEach(to -> waiting[to]--);
        }
        return order;
    }

    private void turnAround(Map<Edge, int[]> ends, List<Integer> order) {
        int[] rank = new int[count];
        for (int i = 0; i < count; i++) {
            rank[order.get(i)] = i;
        }
        after.forEach(List::clear);
        before.forEach(List::clear);
        for (int[] pair : ends.values()) {
            if (rank[pair[0]] > rank[pair[1]]) {
                int from = pair[0];
                pair[0] = pair[1];
                pair[1] = from;
            }
            connect(pair[0], pair[1]);
        }
    }

    private void layer(List<Integer> order) {
        for (int node : order) {
            before.get(node).stream()
                    .mapToInt(layers::get)
                    .max()
                    .ifPresent(last -> layers.set(node, last + 1));
        }
        Set<Integer> kept = reached();
        for (int node : order.reversed()) {
            if (!kept.contains(node)) {
                after.get(node).stream()
                        .mapToInt(layers::get)
                        .min()
                        .ifPresent(first -> layers.set(node, first - 1));
            }
        }
    }

    private Set<Integer> reached() {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> border = new ArrayDeque<>();
        if (centre >= 0) {
            border.add(centre);
        }
        while (!border.isEmpty()) {
            int node = border.remove();
            if (reached.add(node)) {
                border.addAll(after.get(node));
            }
        }
        return reached;
    }

    /** The nodes and bends that an edge goes by, which then follow each other without gaps. */
    private List<Integer> chain(int from, int to) {
        List<Integer> chain = new ArrayList<>(List.of(from));
        if (layers.get(to) - layers.get(from) > 1) {
            after.get(from).removeIf(node -> node == to);
            before.get(to).removeIf(node -> node == from);
            for (int layer = layers.get(from) + 1; layer < layers.get(to); layer++) {
                int bend = add(layer, 0);
                connect(chain.getLast(), bend);
                chain.add(bend);
            }
            connect(chain.getLast(), to);
        }
        chain.add(to);
        return chain;
    }

    private List<List<Integer>> columns(Map<Edge, List<Integer>> chains) {
        List<List<Integer>> columns = new ArrayList<>();
        int last = layers.stream().mapToInt(i -> i).max().orElse(0);
        for (int i = 0; i <= last; i++) {
            columns.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            columns.get(layers.get(i)).add(i);
        }
        chains.values()
                .forEach(
                        chain ->
                                chain.stream()
                                        .filter(node -> node >= count)
                                        .forEach(bend -> columns.get(layers.get(bend)).add(bend)));
        return columns;
    }

    private void sort(List<List<Integer>> columns) {
        double[] at = new double[layers.size()];
        columns.forEach(column -> number(column, at));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<Integer> column : right ? columns : columns.reversed()) {
                double[] wish = new double[column.size()];
                for (int i = 0; i < wish.length; i++) {
                    wish[i] = mean((right ? before : after).get(column.get(i)), at, i);
                }
                List<Integer> sorted =
                        IntStream.range(0, wish.length)
                                .boxed()
                                .sorted(Comparator.comparingDouble(i -> wish[i]))
                                .map(column::get)
                                .toList();
                column.clear();
                column.addAll(sorted);
                number(column, at);
            }
        }
    }

    private static void number(List<Integer> column, double[] at) {
        for (int i = 0; i < column.size(); i++) {
            at[column.get(i)] = i;
        }
    }

    private static double mean(List<Integer> neighbours, double[] at, double otherwise) {
        return neighbours.stream().mapToDouble(i -> at[i]).average().orElse(otherwise);
    }

    private void level(List<List<Integer>> columns) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean right = sweep % 2 == 0;
            for (List<Integer> column : right ? columns : columns.reversed()) {
                double[] at = heights.stream().mapToDouble(height -> height).toArray();
                double[] wish = new double[column.size()];
                for (int i = 0; i < wish.length; i++) {
                    int node = column.get(i);
                    wish[i] = mean((right ? before : after).get(node), at, at[node]);
                }
                settle(column, wish);
            }
        }
        double top = MARGIN + NODE_HEIGHT / 2.0;
        double least = heights.stream().mapToDouble(height -> height).min().orElse(0);
        heights.replaceAll(height -> height - least + top);
    }

    /** Gives a column's nodes the heights nearest to their wishes that keep them apart. */
    private void settle(List<Integer> column, double[] wish) {
        double[] offset = new double[wish.length];
        for (int i = 1; i < wish.length; i++) {
            offset[i] =
                    offset[i - 1]
                            + (tall(column.get(i - 1)) + tall(column.get(i))) / 2.0
                            + BETWEEN_NODES;
        }
        List<double[]> pools = new ArrayList<>();
        for (int i = 0; i < wish.length; i++) {
            double[] pool = {wish[i] - offset[i], 1};
            while (!pools.isEmpty() && pools.getLast()[0] >= pool[0]) {
                double[] above = pools.removeLast();
                double size = above[1] + pool[1];
                pool = new double[] {(above[0] * above[1] + pool[0] * pool[1]) / size, size};
            }
            pools.add(pool);
        }
        int i = 0;
        for (double[] pool : pools) {
            for (int member = 0; member < pool[1]; member++) {
                heights.set(column.get(i), pool[0] + offset[i]);
                i++;
            }
        }
    }

    private int tall(int node) {
        return node < count ? NODE_HEIGHT : BEND_HEIGHT;
    }

    private Result drawn(Map<Edge, List<Integer>> chains) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            places.put(names.get(i), new Place(left(i), middle(i) - NODE_HEIGHT / 2));
        }
        List<Way> ways = new ArrayList<>();
        chains.forEach(
                (edge, chain) ->
                        ways.add(
                                new Way(
                                        edge,
                                        points(chain),
                                        !names.get(chain.getFirst()).equals(edge.from))));
        int right = IntStream.range(0, count).map(this::left).max().orElse(0) + NODE_WIDTH;
        int bottom = IntStream.range(0, layers.size()).map(this::middle).max().orElse(0);
        return new Result(places, ways, right + MARGIN, bottom + NODE_HEIGHT / 2 + MARGIN);
    }

    private List<Place> points(List<Integer> chain) {
        List<Place> points = new ArrayList<>();
        for (int i = 1; i < chain.size(); i++) {
            int from = chain.get(i - 1);
            points.add(new Place(left(from) + NODE_WIDTH, middle(from)));
            points.add(new Place(left(chain.get(i)), middle(chain.get(i))));
        }
        return points;
    }

    private int left(int node) {
        return MARGIN + layers.get(node) * (NODE_WIDTH + BETWEEN_LAYERS);
    }

    private int middle(int node) {
        return (int) Math.round(heights.get(node));
    }
}
