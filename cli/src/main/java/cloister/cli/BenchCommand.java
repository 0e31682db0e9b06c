package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code bench}: measurements beside peers, on the machine at hand. */
final class BenchCommand implements Subcommand {
    private static final String DECISIONS = "decisions";
    private static final String START = "start";

    private final PrintStream out;

    BenchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String operands() {
        return "[decisions|start]";
    }

    @Override
    public String summary() {
        return "Measure decisions (JMH, beside a floor) and the start of the server; by default"
                + " both.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.valued(
                        "--peers",
                        "DIR",
                        "measure other engines on the same cases, by the harness in a folder"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        List<String> what = arguments.operands();
        if (what.size() > 1 || (!what.isEmpty() && !List.of(DECISIONS, START).containsAll(what))) {
            throw new UsageException("name one of decisions and start, or nothing for both");
        }
        int status = 0;
        if (!what.contains(START)) {
            status =
                    decisions(
                            arguments
                                    .value("--peers")
                                    .map(Path::of)
                                    .map(List::of)
                                    .orElse(List.of()));
        }
        if (!what.contains(DECISIONS)) {
            new StartTimes(Home.folder()).print(out);
        }
        return status;
    }

    /** The benchmarks of the engine: a program of its own, so that nothing of them ships. */
    private int decisions(List<Path> peers) throws IOException, InterruptedException {
        Path jar = Home.folder().resolve("bench/target/cloister-bench.jar");
        if (!Files.exists(jar)) {
            throw new UsageException(
                    "the benchmarks aren't built; './cloister bench' builds them, or"
                            + " 'mvn -pl bench -am package'");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.add(jar.toString());
        for (Path folder : peers) {
            command.add("--peers");
            command.add(folder.toAbsolutePath().toString());
        }
        out.flush();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
