package cloister.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Lines over two axes, worked out to what is drawn in a picture of {@link #WIDTH} by {@link
 * #HEIGHT}.
 *
 * @param text what somebody is told who doesn't see it
 */
public record Plot(
        String text,
        String xLabel,
        String yLabel,
        List<Mark> across,
        List<Mark> up,
        List<Line> lines) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 280;
    public static final int LEFT = 72;
    public static final int RIGHT = WIDTH - 20;
    public static final int TOP = 26;
    public static final int BOTTOM = HEIGHT - 46;

    /** More than these aren't told apart at this size. */
    private static final int MOST_POINTS = 600;

    /** Dots beyond this number would cover the line. */
    private static final int MOST_DOTS = 40;

    /** A place on an axis, in the picture's units. */
    public record Mark(String at, String text) {}

    /** A line with its name; the dots are drawn where they are few. */
    public record Line(String name, String points, List<Dot> dots) {}

    /** One value, in the picture's units. */
    public record Dot(String x, String y) {}

    /** One value. */
    public record Point(double x, double y) {}

    /** Values in the order of x, with their name. */
    public record Series(String name, List<Point> points) {}

    /** The plot; none where there is no value, or where they are too far apart to be drawn. */
    public static Optional<Plot> of(
            String text, String xLabel, String yLabel, boolean whole, List<Series> series) {
        Optional<PlotAxis> x = axis(series, whole, true);
        Optional<PlotAxis> y = axis(series, false, false);
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        List<Line> lines = series.stream().map(each -> line(each, x.get(), y.get())).toList();
        return Optional.of(
                new Plot(
                        text,
                        xLabel,
                        yLabel,
                        marks(x.get(), LEFT, RIGHT),
                        marks(y.get(), BOTTOM, TOP),
                        lines));
    }

    /** A number in few digits. */
    public static String number(double value) {
        return PlotAxis.text(value);
    }

    private static Optional<PlotAxis> axis(List<Series> series, boolean whole, boolean across) {
        double[] values =
                series.stream()
                        .flatMap(each -> each.points.stream())
                        .mapToDouble(point -> across ? point.x : point.y)
                        .toArray();
        double min = DoubleStream.of(values).min().orElse(Double.NaN);
        double max = DoubleStream.of(values).max().orElse(Double.NaN);
        return Double.isFinite((max - min) * 2)
                ? Optional.of(PlotAxis.of(min, max, whole))
                : Optional.empty();
    }

    private static List<Mark> marks(PlotAxis axis, int from, int to) {
        return axis.marks().stream()
                .map(value -> new Mark(place(axis, value, from, to), PlotAxis.text(value)))
                .toList();
    }

    private static Line line(Series series, PlotAxis x, PlotAxis y) {
        List<Dot> dots = new ArrayList<>();
        int every = 1 + (series.points.size() - 1) / MOST_POINTS;
        for (int i = 0; i < series.points.size(); i++) {
            if (i % every == 0 || i == series.points.size() - 1) {
                Point point = series.points.get(i);
                dots.add(new Dot(place(x, point.x, LEFT, RIGHT), place(y, point.y, BOTTOM, TOP)));
            }
        }
        List<String> points = dots.stream().map(dot -> dot.x + "," + dot.y).toList();
        return new Line(
                series.name,
                String.join(" ", points),
                dots.size() <= MOST_DOTS ? List.copyOf(dots) : List.of());
    }

    private static String place(PlotAxis axis, double value, int from, int to) {
        return String.format(Locale.ROOT, "%.1f", from + axis.at(value) * (to - from));
    }
}
