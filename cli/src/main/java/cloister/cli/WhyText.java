package cloister.cli;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request and its decisions in words: as the audit keeps them, or as a server explains them. */
final class WhyText {
    private final PrintStream out;

    WhyText(PrintStream out) {
        this.out = out;
    }

    void print(Map<String, Object> entry) {
        out.printf(
                "%s %s by %s: status %s%s%n",
                entry.get("time"),
                entry.getOrDefault("operation", "a request without an operation"),
                entry.getOrDefault("caller", "somebody unknown"),
                entry.get("status"),
                entry.containsKey("error") ? ", " + entry.get("error") : "");
        List<Map<?, ?>> decisions = objects(entry.get("decisions"));
        if (decisions.isEmpty()) {
            out.println("  It was answered before anything had to be decided.");
        }
        decisions.forEach(this::decision);
    }

    private void decision(Map<?, ?> decision) {
        out.printf(
                "  %s: %s on %s%n",
                decision.get("outcome"), decision.get("action"), decision.get("resource"));
        out.printf("    asked by %s%n", decision.get("principal"));
        if (decision.get("layers") instanceof List<?> layers) {
            objects(layers).forEach(this::layer);
        } else {
            settled(decision);
        }
        if (decision.get("context") instanceof Map<?, ?> context) {
            out.println("    condition keys of the request:");
            context.forEach((key, values) -> out.printf("      %s = %s%n", key, values));
        }
    }

    private void settled(Map<?, ?> decision) {
        List<Map<?, ?>> because = objects(decision.get("because"));
        if (because.isEmpty()) {
            out.printf("    no %s allows it%n", decision.get("layer"));
        }
        for (Map<?, ?> statement : because) {
            out.printf("    settled by %s (%s)%n", name(statement), decision.get("layer"));
        }
    }

    private void layer(Map<?, ?> layer) {
        out.printf("    %s: %s%n", layer.get("layer"), layer.get("outcome"));
        objects(layer.get("statements")).forEach(this::statement);
    }

    private void statement(Map<?, ?> statement) {
        out.printf(
                "      %s, %s: %s%n", name(statement), statement.get("effect"), verdict(statement));
        if (isTrue(statement, "actionMatches") && isTrue(statement, "resourceMatches")) {
            objects(statement.get("conditions")).forEach(this::condition);
        }
    }

    private void condition(Map<?, ?> condition) {
        String wanted =
                objects(condition.get("wanted")).stream()
                        .map(WhyText::wanted)
                        .collect(Collectors.joining(", "));
        out.printf(
                "        %s %s wants %s, has %s: %s%n",
                condition.get("operator"),
                condition.get("key"),
                wanted,
                condition.get("actual"),
                isTrue(condition, "holds") ? "holds" : "fails");
    }

    private static String wanted(Map<?, ?> value) {
        Object resolved = value.get("resolved");
        Object written = value.get("written");
        return resolved == null || resolved.equals(written)
                ? String.valueOf(written)
                : written + " (" + resolved + ")";
    }

    private static String verdict(Map<?, ?> statement) {
        if (isTrue(statement, "applies")) {
            return "applies";
        }
        if (!isTrue(statement, "actionMatches")) {
            return "is about other actions";
        }
        if (!isTrue(statement, "resourceMatches")) {
            return "is about other resources";
        }
        return "none".equals(statement.get("principal"))
                ? "is about other principals"
                : "its condition fails";
    }

    private static String name(Map<?, ?> statement) {
        Object sid = statement.get("sid");
        return "%s statement %s%s"
                .formatted(
                        statement.get("policy"),
                        statement.get("statement"),
                        sid == null || sid.toString().isEmpty() ? "" : " " + sid);
    }

    private static boolean isTrue(Map<?, ?> of, String member) {
        return Boolean.TRUE.equals(of.get(member));
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> elements
                ? elements.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
