package cloister.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Other engines and Cloister over the same workload files, one process after the other.
 *
 * @param folder the peers' harness: {@code gen.py} writes the workloads, its Maven build has {@code
 *     bench.Bench} with an engine for each peer
 */
record Peers(Path folder) {
    private static final List<String> ENGINES = List.of("jcasbin", "cedar-java-cached");
    private static final List<String> WORKLOADS = List.of("W1", "W3-10", "W3-1000");

    /**
     * A line of the table.
     *
     * @param perSecond decisions a second, 0 where the engine failed
     */
    record Row(String engine, String workload, double perSecond, double p50, double p99) {}

    /** Builds the harness where that wasn't done. */
    void prepare() throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("work/W1.json"))) {
            run(List.of("python3", "gen.py", "work"));
        }
        if (!Files.exists(folder.resolve("target/classes/bench/Bench.class"))) {
            run(
                    List.of(
                            "mvn",
                            "-q",
                            "-B",
                            "package",
                            "dependency:copy-dependencies",
                            "-DoutputDirectory=target/lib"));
        }
    }

    List<Row> measure() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String workload : WORKLOADS) {
            String file = "work/" + workload + ".json";
            for (String engine : ENGINES) {
                String classes = "target/classes" + File.pathSeparator + "target/lib/*";
                row(List.of(
                                java(),
                                "-Xmx2g",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes,
                                "bench.Bench",
                                engine,
                                file))
                        .ifPresent(rows::add);
            }
            row(List.of(
                            java(),
                            "-Xmx2g",
                            "-cp",
                            ownClasses(),
                            Measure.class.getName(),
                            "cloister",
                            file))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, each entry in full: the other runs in another folder. */
    private static String ownClasses() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private Optional<Row> row(List<String> command) throws IOException, InterruptedException {
        List<String> lines = run(command);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = new ObjectMapper().readTree(lines.getLast());
        return Optional.of(
                new Row(
                        json.get("engine").asText(),
                        json.get("workload").asText(),
                        json.get("perSecond").asDouble(),
                        json.get("p50us").asDouble(),
                        json.get("p99us").asDouble()));
    }

    /** Runs a command in the folder; what it printed, nothing where it failed. */
    private List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            System.err.println("failed: " + String.join(" ", command));
            return List.of();
        }
        return printed.lines().toList();
    }
}
