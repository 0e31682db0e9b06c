package cloister.cli;

import cloister.prover.Changes;
import cloister.prover.Court;
import cloister.prover.Newly;
import cloister.prover.Setup;
import cloister.prover.Verdict;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code prove}: that teams can't reach each other, or the calls by which one does. */
final class ProveCommand implements Subcommand {
    private static final int UNDECIDED = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ProveCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public String operands() {
        return "[TEAMS.YAML]";
    }

    @Override
    public String summary() {
        return "Prove that no team reaches another's resources, or show the calls by which one"
                + " does.";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(ProofSource.OPTIONS);
        all.add(Option.flag("--json", "the verdict as JSON"));
        all.add(Option.flag("--sarif", "the verdict as SARIF 2.1.0, for code hosts"));
        all.add(Option.valued("--html", "FILE", "also write it as a page of its own"));
        return all;
    }

    /** 0 proved, 1 broken, 2 not decided. */
    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        if (arguments.has("--json") && arguments.has("--sarif")) {
            throw new UsageException("--json and --sarif can't both be had");
        }
        ProofSource source = new ProofSource(arguments, environment, err);
        Optional<Setup> setup;
        try {
            setup = source.setup();
        } catch (IOException unreadable) {
            err.println("cloister prove: " + unreadable.getMessage());
            return UNDECIDED;
        }
        if (setup.isEmpty()) {
            return UNDECIDED;
        }
        Optional<List<Newly>> newly = Optional.empty();
        if (arguments.value("--against").isPresent()) {
            newly =
                    source.old(arguments.value("--against").get(), setup.get())
                            .map(old -> Changes.newlyAllowed(setup.get(), old));
            if (newly.isEmpty()) {
                return UNDECIDED;
            }
        }
        Verdict verdict = Court.judge(setup.get(), new EmbeddedReplay());
        if (arguments.value("--html").isPresent()) {
            Files.writeString(
                    Path.of(arguments.value("--html").get()),
                    ProofPage.of(verdict, source.name(), newly));
        }
        if (arguments.has("--json")) {
            out.print(ProofJson.of(verdict, newly));
        } else if (arguments.has("--sarif")) {
            out.print(ProofSarif.of(verdict, source.file()));
        } else {
            new ProofText(out, Paint.ofOutput()).print(verdict);
            newly.ifPresent(this::changes);
        }
        return switch (verdict.result()) {
            case PROVED -> 0;
            case BROKEN -> 1;
            case UNDECIDED -> UNDECIDED;
        };
    }

    private void changes(List<Newly> changes) {
        out.println();
        out.println(
                changes.isEmpty()
                        ? "Nothing is newly allowed."
                        : "Newly allowed (%d):".formatted(changes.size()));
        changes.forEach(change -> out.println("  " + change.words()));
    }
}
