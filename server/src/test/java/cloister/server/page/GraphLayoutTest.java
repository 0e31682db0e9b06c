package cloister.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.page.GraphLayout.Edge;
import cloister.server.page.GraphLayout.Place;
import cloister.server.page.GraphLayout.Result;
import cloister.server.page.GraphLayout.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class GraphLayoutTest {
    private static final int WIDTH = GraphLayout.NODE_WIDTH;
    private static final int HEIGHT = GraphLayout.NODE_HEIGHT;

    private static Result layout(String centre, String... arrows) {
        Set<Edge> edges = new LinkedHashSet<>();
        Set<String> nodes = new LinkedHashSet<>(List.of(centre));
        for (String arrow : arrows) {
            String[] ends = arrow.split(">", -1);
            edges.add(new Edge(ends[0], ends[1]));
            nodes.addAll(List.of(ends));
        }
        return GraphLayout.of(List.copyOf(nodes), edges, centre);
    }

    private static Place at(Result result, String node) {
        Place place = result.places().get(node);
        assertThat(place).as(node).isNotNull();
        return place == null ? new Place(-1, -1) : place;
    }

    private static List<String> leftToRight(Result result) {
        return result.places().keySet().stream()
                .sorted(Comparator.comparingInt(node -> at(result, node).x()))
                .toList();
    }

    private static void overlapsNowhere(Result result) {
        List<Place> places = List.copyOf(result.places().values());
        for (int i = 0; i < places.size(); i++) {
            Place one = places.get(i);
            assertThat(one.x()).isBetween(0, result.width() - WIDTH);
            assertThat(one.y()).isBetween(0, result.height() - HEIGHT);
            for (Place other : places.subList(i + 1, places.size())) {
                assertThat(
                                Math.abs(one.x() - other.x()) >= WIDTH
                                        || Math.abs(one.y() - other.y()) >= HEIGHT)
                        .as("%s apart from %s", one, other)
                        .isTrue();
            }
        }
    }

    private static void leadsFromEndToEnd(Result result, Way way) {
        String from = way.turned() ? way.edge().to() : way.edge().from();
        String to = way.turned() ? way.edge().from() : way.edge().to();
        Place start = at(result, from);
        Place end = at(result, to);
        assertThat(start.x()).as("%s", way.edge()).isLessThan(end.x());
        assertThat(way.points().getFirst())
                .isEqualTo(new Place(start.x() + WIDTH, start.y() + HEIGHT / 2));
        assertThat(way.points().getLast()).isEqualTo(new Place(end.x(), end.y() + HEIGHT / 2));
        assertThat(way.points().stream().map(Place::x).toList()).isSorted();
    }

    /** Whether a line between layers runs through no node of a layer that it passes. */
    private static void passesNoNode(Result result, Way way) {
        List<Place> points = way.points();
        for (int i = 1; i + 1 < points.size(); i += 2) {
            Place bend = points.get(i);
            for (Place node : result.places().values()) {
                assertThat(
                                node.x() != bend.x()
                                        || bend.y() < node.y()
                                        || bend.y() > node.y() + HEIGHT)
                        .as("%s by %s", way.edge(), node)
                        .isTrue();
            }
        }
    }

    @Test
    void a_pipeline_stands_in_a_row() {
        Result result = layout("model", "run>model", "model>endpoint", "data>run");

        assertThat(leftToRight(result)).containsExactly("data", "run", "model", "endpoint");
        assertThat(result.places().values().stream().map(Place::y).distinct()).hasSize(1);
    }

    @Test
    void what_came_before_the_centre_stands_near_it_and_what_came_after_too() {
        Result result =
                layout(
                        "c", "a1>a2", "a2>a3", "a3>c", "late>c", "c>d1", "d1>d2", "d2>d3",
                        "c>early");

        assertThat(at(result, "late").x()).isEqualTo(at(result, "a3").x());
        assertThat(at(result, "early").x()).isEqualTo(at(result, "d1").x());
    }

    @Test
    void the_longest_path_counts() {
        Result result = layout("c", "a>b", "b>c", "a>c");

        assertThat(leftToRight(result)).containsExactly("a", "b", "c");
        assertThat(result.ways()).hasSize(3).allSatisfy(way -> passesNoNode(result, way));
    }

    @Test
    void pairs_that_would_cross_are_put_side_by_side() {
        Result result = layout("c", "c>x", "c>y", "x>p", "y>q", "y>r", "x>s");

        assertThat(at(result, "x").y() < at(result, "y").y())
                .isEqualTo(at(result, "s").y() < at(result, "q").y())
                .isEqualTo(at(result, "p").y() < at(result, "r").y());
    }

    @Test
    void a_circle_ends_and_one_arrow_of_it_points_back() {
        Result result = layout("b", "a>b", "b>c", "c>a", "c>c");

        assertThat(result.ways()).hasSize(3);
        assertThat(result.ways().stream().filter(Way::turned)).hasSize(1);
        result.ways().forEach(way -> leadsFromEndToEnd(result, way));
        overlapsNowhere(result);
    }

    @Test
    void a_node_alone_and_edges_to_nowhere_are_drawn_too() {
        Result result = GraphLayout.of(List.of("a"), Set.of(new Edge("a", "gone")), "a");

        assertThat(result.ways()).isEmpty();
        overlapsNowhere(result);
        assertThat(GraphLayout.of(List.of("a", "b"), Set.of(), "missing").places()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12, 30, 61})
    void whatever_is_drawn_goes_left_to_right_and_overlaps_nowhere(int size) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(1000L * size + seed);
            Result result = random(size, random, false);

            assertThat(result.ways()).noneMatch(Way::turned);
            check(result);
            check(random(size, random, true));
        }
    }

    private static Result random(int size, Random random, boolean circles) {
        List<String> nodes =
                new ArrayList<>(IntStream.range(0, size).mapToObj(i -> "n" + i).toList());
        Collections.shuffle(nodes, random);
        Set<Edge> edges = new LinkedHashSet<>();
        int wanted = random.nextInt(3 * size);
        for (int i = 0; i < wanted; i++) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            if (from != to) {
                edges.add(
                        from < to || circles
                                ? new Edge("n" + from, "n" + to)
                                : new Edge("n" + to, "n" + from));
            }
        }
        return GraphLayout.of(nodes, edges, "n" + random.nextInt(size));
    }

    private static void check(Result result) {
        overlapsNowhere(result);
        result.ways()
                .forEach(
                        way -> {
                            leadsFromEndToEnd(result, way);
                            passesNoNode(result, way);
                        });
    }

    @Test
    void the_densest_graph_that_pages_draw_is_quick() {
        Set<Edge> edges = new LinkedHashSet<>();
        List<String> nodes = IntStream.range(0, 61).mapToObj(i -> "n" + i).toList();
        for (int from = 0; from < 61; from++) {
            for (int to = from + 1; to < 61; to++) {
                edges.add(new Edge("n" + from, "n" + to));
            }
        }
        Instant start = Instant.now();

        check(GraphLayout.of(nodes, edges, "n30"));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
}
