package cloister.studio;

import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What BatchGetMetrics is asked for one metric: a statistic of the values of each period.
 *
 * @param seconds of a period; none where each iteration is a period of its own
 * @param iterations whether x is the iteration, or else the time
 * @param start the earliest time, in seconds since 1970
 * @param end the latest time, in seconds since 1970
 */
record MetricQuery(
        String statistic,
        OptionalLong seconds,
        boolean iterations,
        OptionalLong start,
        OptionalLong end) {
    /** Periods that an answer tells at most. */
    static final int MOST_PERIODS = 10_000;

    static MetricQuery of(Struct query) {
        return new MetricQuery(
                query.string("MetricStat"),
                switch (query.string("Period")) {
                    case "OneMinute" -> OptionalLong.of(60);
                    case "FiveMinute" -> OptionalLong.of(300);
                    case "OneHour" -> OptionalLong.of(3600);
                    default -> OptionalLong.empty();
                },
                query.string("XAxisType").equals("IterationNumber"),
                time(query, "Start"),
                time(query, "End"));
    }

    /** MetricQueryResult of the API model. */
    Struct answer(List<MetricPoint> points) {
        TreeMap<Long, MetricStatistics> periods = new TreeMap<>();
        for (MetricPoint point : points) {
            if (isAsked(point)) {
                periods.merge(
                        period(point),
                        MetricStatistics.of(point),
                        (known, added) -> known.with(point));
            }
        }
        List<Long> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        periods.forEach(
                (period, values) -> {
                    if (x.size() < MOST_PERIODS) {
                        x.add(x(period, values.last()));
                        y.add(values.named(statistic));
                    }
                });
        return Struct.builder()
                .put("Status", x.size() < periods.size() ? "Truncated" : "Complete")
                .put("XAxisValues", x)
                .put("MetricValues", y)
                .build();
    }

    static Struct refused(String message) {
        return Struct.builder()
                .put("Status", "ValidationError")
                .put("Message", message)
                .put("XAxisValues", List.of())
                .put("MetricValues", List.of())
                .build();
    }

    /** Values without an iteration have no place where iterations are asked for. */
    private boolean isAsked(MetricPoint point) {
        long at = point.time().getEpochSecond();
        boolean placed = point.step().isPresent() || (seconds.isPresent() && !iterations);
        return placed && at >= start.orElse(Long.MIN_VALUE) && at <= end.orElse(Long.MAX_VALUE);
    }

    private long period(MetricPoint point) {
        return seconds.isPresent()
                ? Math.floorDiv(point.time().getEpochSecond(), seconds.getAsLong())
                : point.step().orElseThrow();
    }

    private long x(long period, MetricPoint last) {
        if (iterations) {
            return last.step().orElseThrow();
        }
        return seconds.isPresent() ? period * seconds.getAsLong() : last.time().getEpochSecond();
    }

    private static OptionalLong time(Struct query, String member) {
        return query.get(member).stream().mapToLong(value -> (Long) value).findFirst();
    }
}
