package cloister.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code why}: what a server's audit tells of a request and its decisions. */
final class WhyCommand implements Subcommand {
    private final PrintStream out;

    WhyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String operands() {
        return "DECISION-ID";
    }

    @Override
    public String summary() {
        return "Tell why a request was allowed or denied, by the request id in its answer.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.valued("--data", "DIR", "where the server keeps state (./cloister-data)"));
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "name one request id, as the header x-amzn-RequestId and error texts tell it");
        }
        String id = arguments.operands().getFirst();
        Path data = Path.of(arguments.value("--data").orElse(UpCommand.DEFAULT_DATA));
        Path audit = data.resolve("audit");
        if (!Files.isDirectory(audit)) {
            throw new UsageException(
                    "there is no audit under %s; name the server's folder with --data"
                            .formatted(data));
        }
        Optional<Map<String, Object>> entry = find(audit, id);
        if (entry.isEmpty()) {
            out.println("No request " + id + " in " + audit);
            return 1;
        }
        print(entry.get());
        return 0;
    }

    private static Optional<Map<String, Object>> find(Path audit, String id) throws IOException {
        List<Path> days;
        try (Stream<Path> files = Files.list(audit)) {
            days = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path day : days) {
            try (Stream<String> lines = Files.lines(day)) {
                for (String line : lines.filter(each -> each.contains(id)).toList()) {
                    Map<String, Object> entry = JsonTree.read(line);
                    if (id.equals(entry.get("requestId"))) {
                        return Optional.of(entry);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void print(Map<String, Object> entry) {
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
        List<Map<?, ?>> because = objects(decision.get("because"));
        if (because.isEmpty()) {
            out.printf("    no %s allows it%n", decision.get("layer"));
        }
        for (Map<?, ?> statement : because) {
            out.printf(
                    "    settled by %s, statement %s %s(%s)%n",
                    statement.get("policy"),
                    statement.get("statement"),
                    named(statement.get("sid")),
                    decision.get("layer"));
        }
        if (decision.get("context") instanceof Map<?, ?> context) {
            context.forEach((key, values) -> out.printf("    %s = %s%n", key, values));
        }
    }

    private static String named(@Nullable Object sid) {
        return sid == null || sid.toString().isEmpty() ? "" : sid + " ";
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> elements
                ? elements.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
