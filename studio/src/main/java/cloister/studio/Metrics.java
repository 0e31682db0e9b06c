package cloister.studio;

import cloister.store.Reader;
import cloister.store.Reader.Entry;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.Struct;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics of trial components: each value, in the order it came, and beside them what each
 * metric's values come to, so that a description needn't read them.
 *
 * <p>A metric's key is {@code COMPONENT\nNAME}, a value's {@code COMPONENT\nNAME\nNUMBER}; neither
 * name can hold a line's end.
 */
final class Metrics {
    /** Metrics that a trial component can have. */
    static final int MOST_METRICS = 1000;

    /** Values that a metric can have. */
    static final int MOST_VALUES = 100_000;

    private static final Table<MetricPoint> POINTS =
            new Table<>(
                    "studio.metric.point",
                    new RecordCodec<>(MetricPoint::toStruct, MetricPoint::fromStruct));
    private static final Table<MetricStatistics> STATISTICS =
            new Table<>(
                    "studio.metric",
                    new RecordCodec<>(MetricStatistics::toStruct, MetricStatistics::fromStruct));

    private Metrics() {}

    /**
     * Adds a value.
     *
     * @return whether there is room for it
     */
    static boolean add(
            Transaction transaction, TrialComponent component, String name, MetricPoint point) {
        String key = prefix(component) + name;
        Optional<MetricStatistics> known = transaction.get(STATISTICS, key);
        int count = known.map(MetricStatistics::count).orElse(0);
        if (count >= MOST_VALUES
                || (known.isEmpty() && names(transaction, component).size() >= MOST_METRICS)) {
            return false;
        }
        transaction.put(POINTS, key + "\n%06d".formatted(count), point);
        transaction.put(
                STATISTICS,
                key,
                known.map(statistics -> statistics.with(point))
                        .orElseGet(() -> MetricStatistics.of(point)));
        return true;
    }

    /** A metric's values in the order they came; none where there is no such metric. */
    static List<MetricPoint> points(Reader reader, TrialComponent component, String name) {
        try (Stream<Entry<MetricPoint>> entries =
                reader.scan(POINTS, prefix(component) + name + "\n")) {
            return entries.map(Entry::value).toList();
        }
    }

    /** The Metrics member of a trial component's description, by name. */
    static List<Struct> summaries(Reader reader, TrialComponent component) {
        String source =
                component
                        .properties()
                        .optionalStruct("Source")
                        .flatMap(known -> known.optionalString("SourceArn"))
                        .orElse(component.arn());
        try (Stream<Entry<MetricStatistics>> entries = reader.scan(STATISTICS, prefix(component))) {
            return entries.map(
                            entry ->
                                    entry.value()
                                            .summary(
                                                    entry.key()
                                                            .substring(prefix(component).length()),
                                                    source))
                    .toList();
        }
    }

    /** Forgets all of a trial component. */
    static void delete(Transaction transaction, TrialComponent component) {
        for (String name : names(transaction, component)) {
            String key = prefix(component) + name;
            int count = transaction.get(STATISTICS, key).orElseThrow().count();
            for (int i = 0; i < count; i++) {
                transaction.delete(POINTS, key + "\n%06d".formatted(i));
            }
            transaction.delete(STATISTICS, key);
        }
    }

    private static List<String> names(Reader reader, TrialComponent component) {
        try (Stream<Entry<MetricStatistics>> entries = reader.scan(STATISTICS, prefix(component))) {
            return entries.map(entry -> entry.key().substring(prefix(component).length())).toList();
        }
    }

    private static String prefix(TrialComponent component) {
        return TrialComponent.key(component.region(), component.name()) + "\n";
    }
}
