package cloister.cli;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Teams;
import cloister.policy.MalformedPolicyException;
import cloister.prover.Changes;
import cloister.prover.Court;
import cloister.prover.Setup;
import cloister.prover.Verdict;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code prove}: that teams can't reach each other, or the calls by which one does. */
final class ProveCommand implements Subcommand {
    private static final int UNDECIDED = 2;

    private final PrintStream out;
    private final PrintStream err;

    ProveCommand(PrintStream out, PrintStream err) {
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
        return List.of(
                Option.valued("--rendered", "DIR", "prove the policies of a rendered folder"),
                Option.valued(
                        "--against",
                        "OLD",
                        "also tell what is newly allowed since: a file or folder"),
                Option.flag("--json", "the verdict as JSON"));
    }

    /** 0 proved, 1 broken, 2 not decided. */
    @Override
    public int run(Arguments arguments) throws IOException {
        Optional<Setup> setup = setup(arguments);
        if (setup.isEmpty()) {
            return UNDECIDED;
        }
        Optional<Setup> old = Optional.empty();
        if (arguments.value("--against").isPresent()) {
            old = read(arguments.value("--against").get());
            if (old.isEmpty()) {
                return UNDECIDED;
            }
        }
        Verdict verdict = Court.judge(setup.get(), new EmbeddedReplay());
        if (arguments.has("--json")) {
            out.print(ProofJson.of(verdict));
        } else {
            new ProofText(out, Paint.ofOutput()).print(verdict);
            if (old.isPresent()) {
                changes(setup.get(), old.get());
            }
        }
        return switch (verdict.result()) {
            case PROVED -> 0;
            case BROKEN -> 1;
            case UNDECIDED -> UNDECIDED;
        };
    }

    /** What to prove; empty after it was told what is wrong with it. */
    private Optional<Setup> setup(Arguments arguments) {
        List<String> files = arguments.operands();
        Optional<String> rendered = arguments.value("--rendered");
        if (files.size() + (rendered.isPresent() ? 1 : 0) != 1) {
            throw new UsageException("name one thing to prove: teams.yaml or --rendered DIR");
        }
        return read(rendered.orElseGet(files::getFirst));
    }

    private void changes(Setup setup, Setup old) {
        List<String> changes = Changes.newlyAllowed(setup, old);
        out.println();
        out.println(
                changes.isEmpty()
                        ? "Nothing is newly allowed."
                        : "Newly allowed (%d):".formatted(changes.size()));
        changes.forEach(change -> out.println("  " + change));
    }

    /** A file or folder; empty after it was told what is wrong with it. */
    private Optional<Setup> read(String name) {
        try {
            if (Files.isDirectory(Path.of(name))) {
                return Optional.of(RenderedFolder.read(Path.of(name)));
            }
            Optional<Teams> teams = TeamsFile.read(name, err);
            return teams.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ProofSetup.of(Renderer.render(teams.get())));
        } catch (IOException | MalformedPolicyException unreadable) {
            err.println("cloister prove: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
