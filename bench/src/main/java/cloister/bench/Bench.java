package cloister.bench;

import cloister.policy.MalformedPolicyException;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs the benchmarks and prints tables: by default the decisions on every workload, in about two
 * minutes. {@code --peers DIR} runs other engines too, from a copy of their harness.
 */
@SuppressWarnings("rawtypes") // in JMH's results
public final class Bench {
    private static final List<String> WORKLOADS = List.of("W1", "W2", "W3-10", "W3-100", "W3-1000");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            decisions();
        } else if (args.length == 2 && args[0].equals("--peers")) {
            decisions();
            peers(Path.of(args[1]));
        } else {
            System.err.println("usage: bench [--peers DIR]");
            System.exit(2);
        }
    }

    private static void decisions() throws RunnerException, MalformedPolicyException {
        System.out.println("Measuring, about two minutes.");
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include(DecisionBenchmark.class.getName())
                                        .include(CompileBenchmark.class.getName())
                                        .addProfiler(GCProfiler.class)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .run();
        Map<String, RunResult> byName = new HashMap<>();
        for (RunResult result : results) {
            String workload = result.getParams().getParam("workload");
            String[] name = result.getParams().getBenchmark().split("\\.", -1);
            byName.put((workload == null ? "" : workload + " ") + name[name.length - 1], result);
        }
        System.out.println(machine());
        System.out.println();
        System.out.println(
                "| workload | ns a decision | ± | floor ns | times the floor | times W1 | bytes |");
        System.out.println("|---|---|---|---|---|---|---|");
        double first = score(byName, "W1 cloister");
        for (String workload : WORKLOADS) {
            double nanos = score(byName, workload + " cloister");
            double floor = score(byName, workload + " floor");
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.1f | %.2f | %.0f |%n",
                    workload,
                    nanos,
                    error(byName, workload + " cloister"),
                    floor,
                    nanos / floor,
                    nanos / first,
                    bytes(byName, workload + " cloister"));
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "Three policies of 10 statements are read and compiled in %.0f µs; a compiled"
                        + " policy of five statements takes %.1f KiB with its text and indexes.%n",
                score(byName, "parseAndCompile"),
                PolicyMemory.bytesPerPolicy() / 1024);
    }

    private static RunResult named(Map<String, RunResult> results, String name) {
        RunResult result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("The benchmark " + name + " gave no result.");
        }
        return result;
    }

    private static double score(Map<String, RunResult> results, String name) {
        return named(results, name).getPrimaryResult().getScore();
    }

    private static double error(Map<String, RunResult> results, String name) {
        return named(results, name).getPrimaryResult().getScoreError();
    }

    private static double bytes(Map<String, RunResult> results, String name) {
        return named(results, name).getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void peers(Path folder) throws IOException, InterruptedException {
        Peers peers = new Peers(folder);
        peers.prepare();
        List<Peers.Row> rows = peers.measure();
        System.out.println();
        System.out.println(
                "| workload | engine | decisions/s | p50 µs | p99 µs | Cloister's times |");
        System.out.println("|---|---|---|---|---|---|");
        for (Peers.Row row : rows) {
            double own =
                    rows.stream()
                            .filter(each -> each.engine().equals("cloister"))
                            .filter(each -> each.workload().equals(row.workload()))
                            .mapToDouble(Peers.Row::perSecond)
                            .findFirst()
                            .orElse(Double.NaN);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %.2f | %.2f | %.1f |%n",
                    row.workload(),
                    row.engine(),
                    row.perSecond(),
                    row.p50(),
                    row.p99(),
                    own / row.perSecond());
        }
    }

    private static String machine() {
        String model = "an unknown processor";
        try {
            model =
                    Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                            .filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(model);
        } catch (IOException e) {
            model = System.getProperty("os.arch");
        }
        return "%s, %d processors, Java %s; one thread decides."
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"));
    }
}
