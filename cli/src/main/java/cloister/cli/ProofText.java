package cloister.cli;

import cloister.prover.Finding;
import cloister.prover.Result;
import cloister.prover.Verdict;
import cloister.prover.attack.Call;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A verdict for people. */
final class ProofText {
    /** Of one sort of findings so many are shown. */
    private static final int SHOWN = 5;

    private final PrintStream out;
    private final Paint paint;

    ProofText(PrintStream out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    void print(Verdict verdict) {
        Set<String> assumptions = new LinkedHashSet<>();
        for (Verdict.Outcome outcome : verdict.properties()) {
            out.println(sign(outcome.result()) + " " + outcome.name());
            if (outcome.result() == Result.PROVED) {
                assumptions.addAll(outcome.assumptions());
            } else {
                details(outcome);
            }
        }
        if (!assumptions.isEmpty()) {
            out.println();
            out.println("What is proved rests on these assumptions:");
            assumptions.forEach(assumption -> out.println("  - " + assumption));
        }
        out.println();
        out.println(conclusion(verdict));
    }

    private void details(Verdict.Outcome outcome) {
        List<String> calls = calls(outcome);
        if (!calls.isEmpty()) {
            out.println(
                    outcome.replayed()
                            ? "    replayed on a server of its own, every call went through:"
                            : "    the calls:");
            String who = "";
            for (int i = 0; i < calls.size(); i++) {
                String by = outcome.calls().isEmpty() ? "" : outcome.calls().get(i).who();
                if (!by.equals(who)) {
                    out.println("      # as " + by);
                    who = by;
                }
                out.println("      " + calls.get(i));
            }
        }
        outcome.reasons().forEach(reason -> out.println("    " + reason));
        List<Finding> findings = outcome.findings();
        findings.stream()
                .limit(SHOWN)
                .forEach(
                        finding ->
                                out.println(
                                        "    %s %s: %s on %s"
                                                .formatted(
                                                        finding.who(),
                                                        finding.deed(),
                                                        finding.action(),
                                                        finding.resource())));
        if (findings.size() > SHOWN) {
            out.println("    and %d more such requests".formatted(findings.size() - SHOWN));
        }
    }

    /** The calls as one types them; of a request that no sequence was found for, that request. */
    static List<String> calls(Verdict.Outcome outcome) {
        if (!outcome.calls().isEmpty()) {
            return outcome.calls().stream().map(Call::commandLine).toList();
        }
        return outcome.result() != Result.BROKEN
                ? List.of()
                : outcome.findings().stream()
                        .filter(Finding::confirmed)
                        .limit(1)
                        .map(Finding::commandLine)
                        .toList();
    }

    private String sign(Result result) {
        return switch (result) {
            case PROVED -> paint.good("proved   ");
            case BROKEN -> paint.bad("broken   ");
            case UNDECIDED -> "undecided";
        };
    }

    static String conclusion(Verdict verdict) {
        long all = verdict.properties().size();
        long proved =
                verdict.properties().stream().filter(p -> p.result() == Result.PROVED).count();
        return switch (verdict.result()) {
            case PROVED ->
                    "Proved: all %d properties, for all teams, users, resources and sequences of calls."
                            .formatted(all);
            case BROKEN -> "Broken. %d of %d properties are proved.".formatted(proved, all);
            case UNDECIDED -> "Not decided. %d of %d properties are proved.".formatted(proved, all);
        };
    }
}
