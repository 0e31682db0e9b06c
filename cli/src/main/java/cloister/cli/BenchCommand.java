package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code bench}: measurements beside peers, on the machine at hand. */
final class BenchCommand implements Subcommand {
    private static final String DECISIONS = "decisions";
    private static final String START = "start";
    private static final String SIGN_INS = "sign-ins";
    private static final String STUDIO = "studio";
    private static final String PROOFS = "proofs";

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
        return "[decisions|start|sign-ins|studio|proofs]";
    }

    @Override
    public String summary() {
        return "Measure decisions (JMH, beside a floor), the start of the server, sign-ins, the"
                + " way to a JupyterLab, and proofs; by default all.";
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
        List<String> all = List.of(DECISIONS, START, SIGN_INS, STUDIO, PROOFS);
        if (what.size() > 1 || !all.containsAll(what)) {
            throw new UsageException(
                    "name one of %s, or nothing for all".formatted(String.join(", ", all)));
        }
        List<String> asked = what.isEmpty() ? all : what;
        VisitedStudio.allowHosts(); // heeded when the first client is made
        int status = 0;
        if (asked.contains(DECISIONS)) {
            Optional<Path> peers = arguments.value("--peers").map(Path::of);
            status = decisions(peers);
        }
        if (asked.contains(START)) {
            new StartTimes(Home.folder()).print(out);
        }
        if (asked.contains(SIGN_INS)) {
            new SignInRates(Home.folder()).print(out);
        }
        if (asked.contains(STUDIO)) {
            new StudioTimes(Home.folder()).print(out);
        }
        if (asked.contains(PROOFS)) {
            new ProofTimes(Home.folder()).print(out);
        }
        return status;
    }

    /** The benchmarks of the engine: a program of its own, so that nothing of them ships. */
    private int decisions(Optional<Path> peers) throws IOException, InterruptedException {
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
        peers.ifPresent(
                folder -> command.addAll(List.of("--peers", folder.toAbsolutePath().toString())));
        out.flush();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
