package cloister.cli;

import cloister.cli.stack.Plan;
import cloister.cli.stack.Stack;
import cloister.cli.teams.SignIn;
import cloister.cli.teams.Teams;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code apply}: makes an account as the blueprint wants it. */
final class ApplyCommand implements Subcommand {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ApplyCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String operands() {
        return "TEAMS.YAML";
    }

    @Override
    public String summary() {
        return "Make the account as the file wants it; again where it was interrupted.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                StackTarget.ENDPOINT,
                StackTarget.REGION,
                Consent.YES,
                PlanCommand.ALL,
                PlanCommand.QUICK);
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        StackTarget target = new StackTarget(arguments, environment);
        return target.with(err, (teams, stack) -> apply(arguments, target, teams, stack));
    }

    private int apply(Arguments arguments, StackTarget target, Teams teams, Stack stack)
            throws InterruptedException {
        Paint paint = Paint.ofOutput();
        Plan plan = stack.plan(arguments.has("--quick"));
        out.println(target.title(teams, stack) + "\n");
        out.print(PlanText.of(plan, paint, arguments.has("--all")));
        if (!plan.refusals().isEmpty()) {
            PlanCommand.refuse(plan, err);
            return 1;
        }
        if (plan.changes().isEmpty()) {
            out.println("Nothing to change: the account is as the file wants it.");
            return 0;
        }
        if (!Consent.given(arguments, target, "Apply this?")) {
            out.println("Nothing was changed.");
            return 1;
        }
        String again =
                "What was done stays; mend the cause and apply again, it goes on from there.";
        if (!new Progress(out, err, paint).carryOut(plan, stack, again)) {
            return 1;
        }
        if (teams.signIn() == SignIn.IAM && plan.count("create") > 0) {
            out.println(
                    "New users have no credentials yet: aws iam create-login-profile, or"
                            + " create-access-key.");
        }
        return 0;
    }
}
