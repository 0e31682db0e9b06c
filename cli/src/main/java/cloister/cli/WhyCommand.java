package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code why}: asks a running server to explain a request, or reads its audit. */
final class WhyCommand implements Subcommand {
    private final Map<String, String> environment;
    private final PrintStream out;

    WhyCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
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
                Endpoint.OPTION,
                Option.valued(
                        "--data",
                        "DIR",
                        "a server's folder to read the audit of, without asking it"));
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (arguments.operands().size() != 1) {
            throw new UsageException(
                    "name one request id, as the header x-amzn-RequestId of each answer tells it");
        }
        String id = arguments.operands().getFirst();
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new UsageException("this is no request id: " + id);
        }
        Optional<String> endpoint = Endpoint.of(arguments, environment);
        if (arguments.value("--data").isPresent()) {
            return read(Path.of(arguments.value("--data").get()), id);
        }
        return endpoint.isPresent()
                ? ask(URI.create(endpoint.get()), id)
                : read(Path.of(UpCommand.DEFAULT_DATA), id);
    }

    private int ask(URI endpoint, String id) throws IOException {
        try (ApiClient client = new ApiClient(endpoint, Stage.REGION)) {
            Answer answer = client.get(keys(), "cloister", "/_cloister/why/" + id);
            if (!answer.isAllowed()) {
                out.println(answer.code() + ": " + answer.message());
                return 1;
            }
            new WhyText(out).print(answer.output());
            return 0;
        }
    }

    private Keys keys() {
        return Keys.of(environment)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "to ask a server, set AWS_ACCESS_KEY_ID and"
                                            + " AWS_SECRET_ACCESS_KEY; to read an audit, name its"
                                            + " folder with --data"));
    }

    private int read(Path data, String id) throws IOException {
        Path audit = data.resolve("audit");
        if (!Files.isDirectory(audit)) {
            throw new UsageException(
                    "there is no audit under %s; name a server with --endpoint, or its folder with"
                                    .formatted(data)
                            + " --data");
        }
        Optional<Map<String, Object>> entry = find(audit, id);
        if (entry.isEmpty()) {
            out.println("No request " + id + " in " + audit);
            return 1;
        }
        new WhyText(out).print(entry.get());
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
}
