package cloister.server.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A metric's values over steps, to be drawn in a box of 300 by 90.
 *
 * @param values by step; one at least
 */
public record PlotLine(String name, List<Double> values) {
    private static final double WIDTH = 300;
    private static final double HEIGHT = 90;

    public PlotLine {
        values = List.copyOf(values);
    }

    /** The points of an SVG polyline. */
    public String points() {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double range = high > low ? high - low : 1;
        double step = WIDTH / Math.max(1, values.size() - 1);
        return IntStream.range(0, values.size())
                .mapToObj(
                        i ->
                                String.format(
                                        Locale.ROOT,
                                        "%.1f,%.1f",
                                        i * step,
                                        HEIGHT - (values.get(i) - low) / range * HEIGHT))
                .collect(Collectors.joining(" "));
    }

    /** The last value. */
    public String last() {
        return String.valueOf(values.getLast());
    }
}
