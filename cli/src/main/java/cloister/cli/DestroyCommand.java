package cloister.cli;

import cloister.cli.stack.Plan;
import cloister.cli.stack.Stack;
import cloister.cli.teams.Teams;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code destroy}: deletes what {@code apply} made, and nothing else. */
final class DestroyCommand implements Subcommand {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    DestroyCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public String operands() {
        return "TEAMS.YAML";
    }

    @Override
    public String summary() {
        return "Delete what apply made, and nothing else.";
    }

    @Override
    public List<Option> options() {
        return List.of(StackTarget.ENDPOINT, StackTarget.REGION, Consent.YES, PlanCommand.ALL);
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        StackTarget target = new StackTarget(arguments, environment);
        return target.with(err, (teams, stack) -> destroy(arguments, target, teams, stack));
    }

    private int destroy(Arguments arguments, StackTarget target, Teams teams, Stack stack)
            throws InterruptedException {
        Paint paint = Paint.ofOutput();
        Plan plan = stack.undoing();
        out.println(target.title(teams, stack) + "\n");
        if (plan.changes().isEmpty()) {
            out.println("Nothing to delete: the account holds nothing of this set-up.");
            return 0;
        }
        out.print(PlanText.of(plan, paint, arguments.has("--all")));
        if (!Consent.given(arguments, target, "Delete all this?")) {
            out.println("Nothing was deleted.");
            return 1;
        }
        String again = "Mend the cause and destroy again, it goes on from there.";
        if (!new Progress(out, err, paint).carryOut(plan, stack, again)) {
            return 1;
        }
        return 0;
    }
}
