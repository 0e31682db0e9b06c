package cloister.server.page;

import cloister.server.page.GraphLayout.Edge;
import cloister.server.page.GraphLayout.Place;
import cloister.server.page.GraphLayout.Way;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A directed graph, worked out to what is drawn: boxes with arrows from left to right.
 *
 * @param text what somebody is told who doesn't see it
 */
public record Graph(String text, int width, int height, List<Box> boxes, List<Arrow> arrows) {
    /** What a box has room for in its first line, in characters. */
    private static final int NAME_LETTERS = 18;

    /** What it has room for in its second line, which is smaller. */
    private static final int ABOUT_LETTERS = 24;

    private static final double LETTER_WIDTH = 6.2;
    private static final double LINE_HEIGHT = 14;

    /**
     * How far along an arrow its label may stand, the best first; from the other end where more
     * arrows part than meet.
     */
    private static final List<Double> STANDS = List.of(.3, .4, .5, .2, .6, .7);

    /**
     * A node.
     *
     * @param kind what it is, as {@link GraphShape} knows it
     * @param about its kind and type in words
     * @param centre whether it is the one that the graph is about
     */
    public record Node(
            String id, String name, GraphShape kind, String about, String href, boolean centre) {}

    /** A node, where it is drawn. */
    public record Box(Node node, Place at) {
        /** The name, shortened in the middle to what fits. */
        public String name() {
            return shortened(node.name, NAME_LETTERS);
        }

        public String about() {
            return shortened(node.about, ABOUT_LETTERS);
        }
    }

    /**
     * An edge, where it is drawn.
     *
     * @param path of SVG
     * @param label empty where there is none
     * @param turned whether its head is at the path's beginning
     */
    public record Arrow(String path, String label, Place labelAt, boolean turned) {}

    /**
     * Draws a graph.
     *
     * @param labels of the edges; empty ones aren't drawn
     */
    public static Graph of(String text, List<Node> nodes, Map<Edge, String> labels) {
        Map<String, Node> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id, node));
        String centre = nodes.stream().filter(Node::centre).map(Node::id).findFirst().orElse("");
        GraphLayout.Result layout =
                GraphLayout.of(List.copyOf(byId.keySet()), labels.keySet(), centre);
        List<Box> boxes =
                byId.values().stream().map(node -> new Box(node, at(layout, node))).toList();
        List<Arrow> arrows = new ArrayList<>();
        List<Arrow> labelled = new ArrayList<>();
        for (Way way : layout.ways()) {
            boolean part = sharing(layout, way, 0) > sharing(layout, way, 1);
            Arrow arrow = arrow(way, labels.getOrDefault(way.edge(), ""), part, labelled);
            arrows.add(arrow);
            if (!arrow.label.isEmpty()) {
                labelled.add(arrow);
            }
        }
        return new Graph(text, layout.width(), layout.height(), boxes, List.copyOf(arrows));
    }

    private static Place at(GraphLayout.Result layout, Node node) {
        return layout.places().getOrDefault(node.id, new Place(0, 0));
    }

    /** The ways that share a point of this one's first curve. */
    private static long sharing(GraphLayout.Result layout, Way way, int point) {
        Place place = way.points().get(point);
        return layout.ways().stream()
                .filter(other -> other.points().get(point).equals(place))
                .count();
    }

    private static Arrow arrow(Way way, String label, boolean part, List<Arrow> labelled) {
        List<Place> points = way.points();
        Place from = points.get(0);
        Place to = points.get(1);
        String shown = shortened(label, NAME_LETTERS);
        Place best =
                STANDS.stream()
                        .map(stand -> along(from, to, part ? 1 - stand : stand))
                        .filter(place -> labelled.stream().noneMatch(o -> meet(o, place, shown)))
                        .findFirst()
                        .orElseGet(() -> along(from, to, .5));
        return new Arrow(path(points), shown, best, way.turned());
    }

    /** A point of the curve that {@link #curve} draws. */
    private static Place along(Place from, Place to, double part) {
        double across = part * (1.5 - 1.5 * part + part * part);
        double down = part * part * (3 - 2 * part);
        return new Place(
                (int) Math.round(from.x() + across * (to.x() - from.x())),
                (int) Math.round(from.y() + down * (to.y() - from.y())));
    }

    private static boolean meet(Arrow other, Place place, String label) {
        double widths = (other.label.length() + label.length()) * LETTER_WIDTH / 2;
        return Math.abs(other.labelAt.x() - place.x()) < widths
                && Math.abs(other.labelAt.y() - place.y()) < LINE_HEIGHT;
    }

    /** Curves between the layers, straight by the bends in them. */
    private static String path(List<Place> points) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            Place from = points.get(i);
            parts.add((i == 0 ? "M" : "L") + from.x() + "," + from.y());
            parts.add(curve(from, points.get(i + 1)));
        }
        return parts.stream().collect(Collectors.joining(" "));
    }

    private static String curve(Place from, Place to) {
        int half = (from.x() + to.x()) / 2;
        return "C%d,%d %d,%d %d,%d".formatted(half, from.y(), half, to.y(), to.x(), to.y());
    }

    private static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int head = most * 2 / 3;
        int tail = most - head - 1;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
