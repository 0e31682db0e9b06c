package cloister.studio;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One value of a metric.
 *
 * @param step the iteration it belongs to, where it was given
 */
record MetricPoint(Instant time, OptionalInt step, double value) {
    /** A member of BatchPutMetrics' MetricData. */
    static MetricPoint given(Struct datum) {
        return new MetricPoint(
                (Instant) datum.get("Timestamp").orElseThrow(),
                datum.optionalInt("Step").stream().mapToInt(Integer::intValue).findFirst(),
                (Double) datum.get("Value").orElseThrow());
    }

    Struct toStruct() {
        Struct.Builder stored = Struct.builder().put("time", time).put("value", value);
        step.ifPresent(number -> stored.put("step", number));
        return stored.build();
    }

    static MetricPoint fromStruct(Struct stored) {
        return new MetricPoint(
                Stored.time(stored, "time"),
                stored.optionalInt("step").stream().mapToInt(Integer::intValue).findFirst(),
                (Double) stored.get("value").orElseThrow());
    }
}
