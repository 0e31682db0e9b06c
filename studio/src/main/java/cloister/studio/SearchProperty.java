package cloister.studio;

import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the values of a property in a search record, by the name that filters give it. */
final class SearchProperty {
    /** How the values of a property compare. */
    enum Type {
        TEXT,
        NUMBER_OR_TEXT,
        TIME
    }

    private static final Set<String> TIMES =
            Set.of("CreationTime", "LastModifiedTime", "StartTime", "EndTime");

    private SearchProperty() {}

    static Type type(String property) {
        if (TIMES.contains(property)) {
            return Type.TIME;
        }
        return property.startsWith("Parameters.") || property.startsWith("Metrics.")
                ? Type.NUMBER_OR_TEXT
                : Type.TEXT;
    }

    /** All values: where the property leads through a list, those of each element. */
    static List<Object> values(Struct record, String property) {
        List<Object> values = new ArrayList<>();
        collect(record, property, values);
        return values;
    }

    private static void collect(Object value, String property, List<Object> values) {
        if (value instanceof List<?> list) {
            list.forEach(element -> collect(element, property, values));
        } else if (property.isEmpty()) {
            values.add(value);
        } else if (value instanceof Struct struct) {
            int dot = property.indexOf('.');
            String member = dot < 0 ? property : property.substring(0, dot);
            String rest = dot < 0 ? "" : property.substring(dot + 1);
            struct.get(member).ifPresent(found -> step(member, found, rest, values));
        }
    }

    private static void step(String member, Object found, String rest, List<Object> values) {
        if (member.equals("Tags") && found instanceof List<?> tags) {
            tags.stream()
                    .map(Struct.class::cast)
                    .filter(tag -> rest.isEmpty() || tag.string("Key").equals(rest))
                    .forEach(tag -> values.add(tag.string("Value")));
        } else if (member.equals("Metrics") && found instanceof List<?> metrics) {
            metrics.forEach(metric -> metric((Struct) metric, rest, values));
        } else if (found instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> entry((String) key, entry, rest, values));
        } else {
            collect(found, rest, values);
        }
    }

    /** A metric's last value, or the statistic that the name goes on with, in any case. */
    private static void metric(Struct metric, String rest, List<Object> values) {
        String name = metric.string("MetricName");
        String statistic = rest.equals(name) ? "Last" : rest.substring(rest.lastIndexOf('.') + 1);
        if (rest.equals(name) || rest.equalsIgnoreCase(name + "." + statistic)) {
            metric.members().entrySet().stream()
                    .filter(member -> member.getKey().equalsIgnoreCase(statistic))
                    .forEach(member -> values.add(member.getValue()));
        }
    }

    /** An entry of a map: its one value, or the member of it that the name goes on with. */
    private static void entry(String key, Object entry, String rest, List<Object> values) {
        if (rest.equals(key) || rest.isEmpty()) {
            Struct struct = (Struct) entry;
            struct.get("NumberValue")
                    .or(() -> struct.get("StringValue"))
                    .or(() -> struct.get("Value"))
                    .ifPresent(values::add);
        } else if (rest.startsWith(key + ".")) {
            collect(entry, rest.substring(key.length() + 1), values);
        }
    }
}
