package cloister.cli;

import cloister.cli.stack.Plan;
import cloister.cli.stack.Stack;
import cloister.cli.teams.Teams;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code plan}: what {@code apply} would change. */
final class PlanCommand implements Subcommand {
    static final Option QUICK =
            Option.flag("--quick", "take profiles that are there to be right; only list them");
    static final Option ALL = Option.flag("--all", "name every resource, be they thousands");

    /** There is something to change, and --detailed-exitcode asks. */
    private static final int CHANGES = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    PlanCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String operands() {
        return "TEAMS.YAML";
    }

    @Override
    public String summary() {
        return "Show what apply would change, drift included.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                StackTarget.ENDPOINT,
                StackTarget.REGION,
                Option.flag("--json", "the plan as JSON"),
                Option.flag("--detailed-exitcode", "exit 2 if there is something to change"),
                ALL,
                QUICK);
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        StackTarget target = new StackTarget(arguments, environment);
        return target.with(err, (teams, stack) -> plan(arguments, target, teams, stack));
    }

    private int plan(Arguments arguments, StackTarget target, Teams teams, Stack stack)
            throws InterruptedException {
        Plan plan = stack.plan(arguments.has("--quick"));
        if (arguments.has("--json")) {
            out.print(PlanJson.of(teams.domain(), stack.account(), plan));
        } else {
            out.println(target.title(teams, stack) + "\n");
            out.print(PlanText.of(plan, Paint.ofOutput(), arguments.has("--all")));
            if (plan.changes().isEmpty() && plan.refusals().isEmpty()) {
                out.println("Nothing to change: the account is as the file wants it.");
            }
        }
        if (!plan.refusals().isEmpty()) {
            refuse(plan, err);
            return 1;
        }
        return arguments.has("--detailed-exitcode") && !plan.changes().isEmpty() ? CHANGES : 0;
    }

    /** Tells why a plan can't be applied. */
    static void refuse(Plan plan, PrintStream err) {
        err.println("This can't be applied:");
        plan.refusals().stream().limit(20).forEach(refusal -> err.println("  " + refusal));
        if (plan.refusals().size() > 20) {
            err.println("  and %,d more".formatted(plan.refusals().size() - 20));
        }
    }
}
