package cloister.cli;

import cloister.policy.cases.Cases;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code decide}: a case a line in, a decision a line out, in the same order. */
final class DecideCommand implements Subcommand {
    /** Lines that are decided together, on all processors. */
    private static final int BATCH = 1024;

    private final InputStream in;
    private final PrintStream out;

    DecideCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String operands() {
        return "< cases.jsonl";
    }

    @Override
    public String summary() {
        return "Decide authorization cases: one JSON object a line in, one decision a line out.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.valued(
                        "--policies",
                        "DIR",
                        "policies that cases may name by file in place of a document"),
                Option.flag("--explain", "tell of every statement considered"));
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException("cases come on standard input: ./cloister decide < FILE");
        }
        Map<String, String> named = new TreeMap<>();
        if (arguments.value("--policies").isPresent()) {
            readPolicies(Path.of(arguments.value("--policies").get()), named);
        }
        Cases cases = new Cases(arguments.has("--explain"), named);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        Writer answers =
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        List<String> batch = nextBatch(lines);
        while (!batch.isEmpty()) {
            for (String answer : batch.parallelStream().map(cases::answer).toList()) {
                answers.append(answer).append('\n');
            }
            answers.flush();
            batch = nextBatch(lines);
        }
        return 0;
    }

    /** What can be read without waiting, up to a batch, and at least a line; none at the end. */
    private static List<String> nextBatch(BufferedReader lines) throws IOException {
        List<String> batch = new ArrayList<>(BATCH);
        while (batch.isEmpty() || (batch.size() < BATCH && lines.ready())) {
            String line = lines.readLine();
            if (line == null) {
                return batch;
            }
            if (!line.isBlank()) {
                batch.add(line);
            }
        }
        return batch;
    }

    private static void readPolicies(Path folder, Map<String, String> named) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--policies is no directory: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                named.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
    }
}
