package cloister.server.console;

import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Plot;
import cloister.server.page.Plot.Point;
import cloister.server.page.Plot.Series;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The metrics of trial components as plots, one a metric with a line a component, read as the
 * member by BatchGetMetrics.
 */
final class Curves {
    /** Metrics that are drawn; the table beside has them all. */
    private static final int MOST_METRICS = 24;

    /** Values that a plot's table tells. */
    private static final int MOST_ROWS = 200;

    private static final int SECONDS = 60;

    private Curves() {}

    /** A component's metrics: each with a line over iterations, and one over time. */
    private record Curve(Series iterations, Series minutes) {}

    static List<Block> of(Member member, List<Struct> components) {
        List<String> names =
                components.stream()
                        .flatMap(component -> names(component).stream())
                        .distinct()
                        .sorted()
                        .limit(MOST_METRICS)
                        .toList();
        List<Map<String, Curve>> curves = new ArrayList<>();
        for (Struct component : components) {
            List<String> own = names.stream().filter(names(component)::contains).toList();
            if (!own.isEmpty()) {
                Reply reply = member.call("sagemaker:BatchGetMetrics", queries(component, own));
                if (reply.output().isEmpty()) {
                    return List.of(Blocks.refusal(member, reply, "title.metrics"));
                }
                curves.add(curves(component, own, reply.output().get()));
            }
        }
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> chart(member, i, names.get(i), curves).stream())
                .toList();
    }

    private static Set<String> names(Struct component) {
        return component.structs("Metrics").stream()
                .map(metric -> metric.string("MetricName"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Struct queries(Struct component, List<String> names) {
        List<Struct> queries = new ArrayList<>();
        for (String name : names) {
            queries.add(query(component, name, "IterationNumber", "IterationNumber"));
            queries.add(query(component, name, "OneMinute", "Timestamp"));
        }
        return Struct.builder().put("MetricQueries", queries).build();
    }

    private static Struct query(Struct component, String name, String period, String axis) {
        return Struct.builder()
                .put("MetricName", name)
                .put("ResourceArn", component.string("TrialComponentArn"))
                .put("MetricStat", "Last")
                .put("Period", period)
                .put("XAxisType", axis)
                .build();
    }

    private static Map<String, Curve> curves(Struct component, List<String> names, Struct output) {
        List<Struct> results = output.structs("MetricQueryResults");
        String run = component.string("TrialComponentName");
        Map<String, Curve> curves = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            curves.put(
                    names.get(i),
                    new Curve(
                            series(run, results.get(2 * i), 1, false),
                            series(run, results.get(2 * i + 1), SECONDS, true)));
        }
        return curves;
    }

    private static Series series(String run, Struct result, int unit, boolean fromStart) {
        List<?> x = result.list("XAxisValues");
        List<?> y = result.list("MetricValues");
        long start = fromStart && !x.isEmpty() ? (Long) x.getFirst() : 0;
        return new Series(
                run,
                IntStream.range(0, x.size())
                        .mapToObj(
                                i ->
                                        new Point(
                                                ((Long) x.get(i) - start) / (double) unit,
                                                (Double) y.get(i)))
                        .toList());
    }

    private static Optional<Block> chart(
            Member member, int number, String name, List<Map<String, Curve>> curves) {
        List<Curve> found =
                curves.stream().flatMap(of -> Optional.ofNullable(of.get(name)).stream()).toList();
        boolean iterations = found.stream().allMatch(curve -> !curve.iterations.points().isEmpty());
        List<Series> series =
                found.stream().map(curve -> iterations ? curve.iterations : curve.minutes).toList();
        String x = member.say(iterations ? "plot.iteration" : "plot.minutes");
        String told =
                series.stream().map(each -> told(member, each)).collect(Collectors.joining(". "));
        String id = "plot-" + number;
        return Plot.of(member.say("plot.text", name, x, told), x, name, iterations, series)
                .map(
                        plot ->
                                new Block.Chart(
                                        id,
                                        name,
                                        plot,
                                        member.say("plot.values"),
                                        values(member, id + "-values", name, x, series)));
    }

    private static String told(Member member, Series series) {
        List<Point> points = series.points();
        return member.say(
                "plot.series",
                series.name(),
                points.size(),
                Plot.number(points.getFirst().y()),
                Plot.number(points.getLast().y()),
                Plot.number(points.stream().mapToDouble(Point::y).min().orElseThrow()),
                Plot.number(points.stream().mapToDouble(Point::y).max().orElseThrow()));
    }

    private static Block.Table values(
            Member member, String id, String name, String x, List<Series> series) {
        List<String> columns = new ArrayList<>(List.of(x));
        series.forEach(each -> columns.add(each.name()));
        TreeSet<Double> places = new TreeSet<>();
        series.forEach(each -> each.points().forEach(point -> places.add(point.x())));
        List<List<Cell>> rows =
                places.stream().limit(MOST_ROWS).map(place -> row(place, series)).toList();
        return new Block.Table(
                id, name, columns, rows, member.say("empty.metrics"), Optional.empty());
    }

    private static List<Cell> row(double place, List<Series> series) {
        List<Cell> row = new ArrayList<>(List.of(new Cell.Text(Runs.number(place))));
        for (Series each : series) {
            row.add(
                    each.points().stream()
                            .filter(point -> point.x() == place)
                            .findFirst()
                            .<Cell>map(point -> new Cell.Text(Runs.number(point.y())))
                            .orElse(new Cell.Text("–")));
        }
        return row;
    }
}
