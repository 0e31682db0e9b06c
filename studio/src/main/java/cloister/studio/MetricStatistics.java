package cloister.studio;

import cloister.wire.Struct;

/**
 * What many values come to, kept up value by value (Welford's method, which doesn't lose a small
 * spread around a large mean).
 *
 * @param squares the sum of the squared distances from the mean
 * @param last the value of the latest time, of equal times the one that came last
 */
record MetricStatistics(
        int count, double min, double max, double mean, double squares, MetricPoint last) {

    static MetricStatistics of(MetricPoint first) {
        double value = first.value();
        return new MetricStatistics(1, value, value, value, 0, first);
    }

    MetricStatistics with(MetricPoint point) {
        double value = point.value();
        double distance = value - mean;
        double newMean = mean + distance / (count + 1);
        return new MetricStatistics(
                count + 1,
                Math.min(min, value),
                Math.max(max, value),
                newMean,
                squares + distance * (value - newMean),
                point.time().isBefore(last.time()) ? last : point);
    }

    /** Of all the values that there are, not of a sample. */
    double standardDeviation() {
        return Math.sqrt(squares / count);
    }

    /** By the name in the API: Min, Max, Avg, Count, StdDev or Last. */
    double named(String statistic) {
        return switch (statistic) {
            case "Min" -> min;
            case "Max" -> max;
            case "Avg" -> mean;
            case "Count" -> count;
            case "StdDev" -> standardDeviation();
            case "Last" -> last.value();
            default -> throw Refusal.validation("There is no statistic " + statistic + ".");
        };
    }

    /** TrialComponentMetricSummary of the API model. */
    Struct summary(String metricName, String sourceArn) {
        return Struct.builder()
                .put("MetricName", metricName)
                .put("SourceArn", sourceArn)
                .put("TimeStamp", last.time())
                .put("Max", max)
                .put("Min", min)
                .put("Last", last.value())
                .put("Count", count)
                .put("Avg", mean)
                .put("StdDev", standardDeviation())
                .build();
    }

    Struct toStruct() {
        return Struct.builder()
                .put("count", count)
                .put("min", min)
                .put("max", max)
                .put("mean", mean)
                .put("squares", squares)
                .put("last", last.toStruct())
                .build();
    }

    static MetricStatistics fromStruct(Struct stored) {
        return new MetricStatistics(
                stored.optionalInt("count").orElseThrow(),
                real(stored, "min"),
                real(stored, "max"),
                real(stored, "mean"),
                real(stored, "squares"),
                MetricPoint.fromStruct(stored.optionalStruct("last").orElseThrow()));
    }

    private static double real(Struct stored, String member) {
        return (Double) stored.get(member).orElseThrow();
    }
}
