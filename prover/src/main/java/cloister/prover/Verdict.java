package cloister.prover;

import cloister.prover.attack.Call;
import cloister.prover.attack.World;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of each property.
 *
 * @param who sorts of people who were asked about, in order
 * @param questions how many the solver was asked
 */
public record Verdict(List<Outcome> properties, List<String> who, int questions) {
    public Verdict {
        properties = List.copyOf(properties);
        who = List.copyOf(who);
    }

    /**
     * What became of a property.
     *
     * @param calls a shortest sequence that breaks it; none where it isn't broken
     * @param world in which the calls were found; empty where no world was searched
     * @param replayed whether the calls were made on a server, and went through
     * @param findings requests that break it by themselves
     * @param reasons why it isn't decided, or wasn't replayed
     */
    public record Outcome(
            String name,
            Result result,
            List<Call> calls,
            Optional<World> world,
            boolean replayed,
            List<Finding> findings,
            List<String> assumptions,
            List<String> reasons) {
        public Outcome {
            calls = List.copyOf(calls);
            findings = List.copyOf(findings);
            assumptions = List.copyOf(assumptions);
            reasons = List.copyOf(reasons);
        }

        Outcome because(Result other, boolean wasReplayed, String reason) {
            List<String> more = new ArrayList<>(reasons);
            if (!reason.isEmpty()) {
                more.add(reason);
            }
            return new Outcome(name, other, calls, world, wasReplayed, findings, assumptions, more);
        }
    }

    /** Broken where one is, else undecided where one is. */
    public Result result() {
        if (properties.stream().anyMatch(each -> each.result() == Result.BROKEN)) {
            return Result.BROKEN;
        }
        return properties.stream().anyMatch(each -> each.result() == Result.UNDECIDED)
                ? Result.UNDECIDED
                : Result.PROVED;
    }
}
