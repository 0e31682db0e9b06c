package cloister.cli;

import cloister.cli.stack.Plan;
import cloister.cli.stack.Stack;
import cloister.cli.stack.Step;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what was done, a line a change; of thousands, a line a hundred. */
final class Progress implements Consumer<Step> {
    private static final int MANY = 200;
    private static final int SOME = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Paint paint;
    private final Map<String, Integer> done = new LinkedHashMap<>();

    Progress(PrintStream out, PrintStream err, Paint paint) {
        this.out = out;
        this.err = err;
        this.paint = paint;
    }

    /**
     * Carries a plan out and tells how that ended.
     *
     * @param again what to do where something failed
     * @return whether all was done
     */
    boolean carryOut(Plan plan, Stack stack, String again) throws InterruptedException {
        out.println();
        long failed = stack.apply(plan, this);
        if (failed > 0) {
            err.println("%s; %,d failed. %s".formatted(summary(), failed, again));
            return false;
        }
        out.println("\nDone: %s.".formatted(summary()));
        return true;
    }

    @Override
    public synchronized void accept(Step step) {
        int width = String.valueOf(step.total()).length();
        String place = ("[%" + width + "d/%d] ").formatted(step.number(), step.total());
        if (step.failure().isPresent()) {
            err.println(
                    "%s%s %s: %s"
                            .formatted(
                                    place,
                                    paint.bad("failed"),
                                    PlanText.line(step.change(), Paint.PLAIN),
                                    step.failure().get()));
            return;
        }
        done.merge(step.change().word() + "d", 1, Integer::sum);
        if (step.total() <= MANY || step.number() % SOME == 0 || step.number() == step.total()) {
            out.println(place + PlanText.line(step.change(), paint));
        }
    }

    /** {@code 12 created, 1 deleted}. */
    private synchronized String summary() {
        List<String> counts = new ArrayList<>();
        done.forEach((word, count) -> counts.add("%,d %s".formatted(count, word)));
        return counts.isEmpty() ? "nothing" : String.join(", ", counts);
    }
}
