package cloister.prover;

import cloister.prover.Verdict.Outcome;
import cloister.prover.attack.Call;
import cloister.prover.attack.Search;
import cloister.prover.attack.World;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Comes to a verdict: what the solver finds impossible is proved; what it finds possible is broken
 * only once real calls do it.
 */
public final class Court {
    /** Calls of a sequence; every hole known needs two at most. */
    private static final int LONGEST = 3;

    /** What the other properties' induction rests on. */
    private static final Set<Property> GROUNDS =
            EnumSet.of(Property.ROLES, Property.PASSES, Property.NAMES, Property.TAGS);

    private final Setup setup;
    private final Replay replay;
    private final Proof proof;

    private Court(Setup setup, Replay replay) {
        this.setup = setup;
        this.replay = replay;
        this.proof = Prover.prove(setup);
    }

    /** Proves a set-up, or shows by calls on a server how it breaks. */
    public static Verdict judge(Setup setup, Replay replay) {
        return new Court(setup, replay).all();
    }

    private Verdict all() {

        Map<Property, Attack> attacks = search();
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : proof.properties()) {
            Optional<Property> known =
                    EnumSet.allOf(Property.class).stream()
                            .filter(property -> property.words().equals(name))
                            .findFirst();
            outcomes.add(of(name, known, known.flatMap(p -> Optional.ofNullable(attacks.get(p)))));
        }
        return new Verdict(outcomes, proof.who(), proof.questions());
    }

    private record Attack(World world, List<Call> calls) {}

    /** Attacks by a team of each kind that there is. */
    private Map<Property, Attack> search() {
        Map<Property, Attack> attacks = new LinkedHashMap<>();
        for (String role : proof.attackingRoles()) {
            World.of(setup, role)
                    .ifPresent(
                            world ->
                                    new Search(world, LONGEST)
                                            .run()
                                            .forEach(
                                                    (property, calls) ->
                                                            attacks.putIfAbsent(
                                                                    property,
                                                                    new Attack(world, calls))));
        }
        return attacks;
    }

    private Outcome of(String name, Optional<Property> property, Optional<Attack> attack) {
        List<Finding> findings = proof.findings().getOrDefault(name, List.of());
        List<String> unsure = proof.unsure().getOrDefault(name, List.of());
        Outcome outcome =
                new Outcome(
                        name,
                        Result.PROVED,
                        attack.map(Attack::calls).orElse(List.of()),
                        attack.map(Attack::world),
                        false,
                        findings,
                        Assumptions.of(name, proof, setup),
                        unsure);
        if (attack.isPresent()) {
            Optional<String> failure = replay.fails(attack.get().world(), attack.get().calls());
            return failure.isEmpty()
                    ? outcome.because(Result.BROKEN, true, "")
                    : outcome.because(
                            Result.UNDECIDED,
                            false,
                            "the policies allow the calls, but the server didn't do them: "
                                    + failure.get());
        }
        if (!findings.isEmpty()) {
            return found(outcome);
        }
        if (!unsure.isEmpty()) {
            return outcome.because(Result.UNDECIDED, false, "");
        }
        return rests(outcome, property);
    }

    private static Outcome found(Outcome outcome) {
        return outcome.findings().stream().anyMatch(Finding::confirmed)
                ? outcome.because(
                        Result.BROKEN,
                        false,
                        "not replayed: no sequence of calls that Cloister serves does it, but the"
                                + " engine allows the request")
                : outcome.because(
                        Result.UNDECIDED,
                        false,
                        "the solver's example isn't what the engine decides, so it is no proof of"
                                + " either");
    }

    /** A property that nothing breaks by itself still falls if what isolates can be changed. */
    private Outcome rests(Outcome outcome, Optional<Property> property) {
        boolean rests =
                property.isEmpty()
                        || (!GROUNDS.contains(property.get()) && property.get() != Property.ADMINS);
        List<String> broken =
                GROUNDS.stream()
                        .map(Property::words)
                        .filter(
                                ground ->
                                        proof.findings().containsKey(ground)
                                                || proof.unsure().containsKey(ground))
                        .toList();
        return !rests || broken.isEmpty()
                ? outcome
                : outcome.because(
                        Result.UNDECIDED,
                        false,
                        "no single request breaks it, and no sequence of up to %d calls that Cloister serves; but it rests on what isn't proved: %s"
                                .formatted(LONGEST, String.join("; ", broken)));
    }
}
