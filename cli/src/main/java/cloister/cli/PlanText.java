package cloister.cli;

import cloister.cli.stack.Change;
import cloister.cli.stack.Difference;
import cloister.cli.stack.Plan;
import cloister.cli.stack.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan as people read it. */
final class PlanText {
    /** How many of one sort are named before the rest is only counted. */
    private static final int NAMED = 40;

    private final Paint paint;
    private final boolean all;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Paint paint, boolean all) {
        this.paint = paint;
        this.all = all;
    }

    /**
     * The plan's text.
     *
     * @param all whether every resource is named, be they thousands
     */
    static String of(Plan plan, Paint paint, boolean all) {
        PlanText written = new PlanText(paint, all);
        written.changes(plan.changes());
        written.summary(plan);
        return written.text.toString();
    }

    /** A change in one line, {@code + role TeamA}. */
    static String line(Change change, Paint paint) {
        String name = "%-8s %s".formatted(change.kind().word(), change.name());
        return switch (change) {
            case Change.Create _ -> paint.good("+") + " " + name;
            case Change.Update _ -> paint.strong("~") + " " + name;
            case Change.Replace _ -> paint.bad("±") + " " + name + " (deleted and created anew)";
            case Change.Delete _ -> paint.bad("-") + " " + name;
        };
    }

    private void changes(List<Change> changes) {
        int from = 0;
        while (from < changes.size()) {
            int to = from + 1;
            while (to < changes.size() && alike(changes.get(from), changes.get(to))) {
                to++;
            }
            int shown = all ? to : Math.min(to, from + NAMED);
            changes.subList(from, shown).forEach(this::change);
            if (shown < to) {
                text.append("    and %,d more (--all names them)%n".formatted(to - shown));
            }
            from = to;
        }
    }

    private static boolean alike(Change one, Change other) {
        return one.kind() == other.kind() && one.word().equals(other.word());
    }

    private void change(Change change) {
        text.append("  ").append(line(change, paint)).append('\n');
        switch (change) {
            case Change.Create _, Change.Delete _ -> {}
            case Change.Update _, Change.Replace _ ->
                    change.differences().forEach(this::difference);
        }
    }

    private void difference(Difference difference) {
        String name = difference.attribute();
        if (isPolicy(difference.before()) || isPolicy(difference.after())) {
            String diff =
                    UnifiedDiff.of(
                            name, text(difference.before()), text(difference.after()), paint);
            text.append(diff.stripTrailing().indent(6));
            return;
        }
        List<String> before = lines(difference.before());
        List<String> after = lines(difference.after());
        text.append("      ").append(paint.strong(name)).append('\n');
        before.stream()
                .filter(line -> !after.contains(line))
                .forEach(line -> text.append("        " + paint.bad("- " + line) + "\n"));
        after.stream()
                .filter(line -> !before.contains(line))
                .forEach(line -> text.append("        " + paint.good("+ " + line) + "\n"));
    }

    private void summary(Plan plan) {
        if (plan.changes().isEmpty()) {
            return;
        }
        List<String> counts = new ArrayList<>();
        for (String word : List.of("create", "update", "replace", "delete")) {
            if (plan.count(word) > 0) {
                counts.add("%,d to %s".formatted(plan.count(word), word));
            }
        }
        text.append("\n").append(String.join(", ", counts)).append(".\n");
    }

    private static boolean isPolicy(Optional<Value> value) {
        return value.filter(present -> present instanceof Value.Policy).isPresent();
    }

    private static String text(Optional<Value> value) {
        return value.map(Value::text).orElse("");
    }

    private static List<String> lines(Optional<Value> value) {
        return text(value).lines().toList();
    }
}
