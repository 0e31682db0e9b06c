package cloister.prover;

import cloister.prover.encoding.Solver;
import cloister.prover.encoding.Witness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Asks of every operation whether some request of it could break a property.
 *
 * <p>Nothing is enumerated but actions and types of resource: teams, users, names, tags and the
 * rest of a request are unknowns of a formula. That a property holds for all sequences of calls
 * follows by induction: what isolates (tags of resources and roles, who may take a role, what is
 * attached to whom) is itself among the properties, so that no call of those who are isolated can
 * change what the next call is decided on.
 */
public final class Prover {
    private static final int MILLISECONDS = 10_000;

    /** Of so many requests that break a property the example has names of the set-up. */
    private static final int SHOWN = 6;

    private final Map<String, List<Finding>> findings = new LinkedHashMap<>();
    private final Map<String, List<String>> unsure = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Stage stage;
    private final Examples examples;
    private final int shown;

    private Prover(Setup setup, Solver solver, int shown) {
        this.shown = shown;
        this.stage = new Stage(setup, solver);
        this.examples = new Examples(stage);
    }

    /** Proves, or finds what is in the way. */
    public static Proof prove(Setup setup) {
        return prove(setup, SHOWN, new HashSet<>());
    }

    /**
     * The same, one of many.
     *
     * @param shown of so many requests that break a property the example has names of the set-up,
     *     which takes longer
     * @param impossible what was found impossible in the proofs before, to which this one adds
     */
    public static Proof prove(Setup setup, int shown, Set<String> impossible) {
        try (Solver solver = new Solver(MILLISECONDS, impossible)) {
            return new Prover(setup, solver, shown).all();
        }
    }

    private Proof all() {
        for (Property property : Property.values()) {
            names.add(property.words());
        }
        List<Check> checks = new ArrayList<>();
        new ProfileChecks(stage, checks::add).add();
        new TeamChecks(stage, checks::add).add();
        new ModelChecks(stage, checks::add).add();
        new StoreChecks(stage, checks::add).add();
        new RoleChecks(stage, checks::add).add();
        new TagChecks(stage, checks::add).add();
        new AdminChecks(stage, checks::add).add();
        new NeverChecks(stage, checks::add, this::isUnsure).add();
        checks.forEach(this::settle);
        new StrayRoles(stage, this::isUnsure).ask();
        stage.setup().never().forEach(never -> names.add(never.toString()));
        unread();
        return new Proof(
                List.copyOf(names),
                findings,
                unsure,
                List.copyOf(new TreeSet<>(stage.unscoped())),
                Stream.concat(stage.members().stream(), stage.administrators().stream())
                        .map(Actor::words)
                        .distinct()
                        .toList(),
                stage.cast().parts(Cast.Role.NOTEBOOK).stream()
                        .map(part -> part.sample().name())
                        .toList(),
                stage.cast().hasNamesWithinNames(),
                stage.solver().asked());
    }

    private void settle(Check check) {
        switch (stage.solver().ask(check.formula())) {
            case Solver.Answer.Impossible() -> {}
            case Solver.Answer.Unknown(String reason) ->
                    isUnsure(
                            check.name(),
                            "the solver couldn't tell whether %s %s by %s: %s"
                                    .formatted(
                                            check.question().actor().words(),
                                            check.deed(),
                                            check.question().fullName(),
                                            reason));
            case Solver.Answer.Possible(Witness witness) -> {
                List<Finding> known =
                        findings.computeIfAbsent(check.name(), name -> new ArrayList<>());
                known.add(examples.of(check, witness, known.size() < shown));
            }
        }
    }

    private void isUnsure(String property, String why) {
        List<String> known = unsure.computeIfAbsent(property, name -> new ArrayList<>());
        if (!known.contains(why)) {
            known.add(why);
        }
    }

    /** What nothing can be proved about: policies whose text isn't known, and other services. */
    private void unread() {
        for (Actor actor : stage.members()) {
            unread(actor, Property.OF_MEMBERS);
        }
        for (Actor actor : stage.administrators()) {
            unread(actor, List.of(Property.ADMINS));
        }
        for (String unseen : stage.setup().unseen()) {
            names.forEach(name -> isUnsure(name, unseen));
        }
        new Premises(stage.setup())
                .unfulfilled()
                .forEach(why -> names.forEach(name -> isUnsure(name, why)));
        if (stage.members().isEmpty()) {
            names.forEach(
                    name -> isUnsure(name, "there is no team role, and no user with a profile"));
        }
    }

    private void unread(Actor actor, List<Property> properties) {
        for (Property property : properties) {
            actor.part()
                    .sample()
                    .unread()
                    .forEach(
                            arn ->
                                    isUnsure(
                                            property.words(),
                                            "what %s allows isn't known: it is attached to %s"
                                                    .formatted(arn, actor.part().sample().name())));
            Outside.of(actor)
                    .forEach(
                            action ->
                                    isUnsure(
                                            property.words(),
                                            "%s may do %s, and what it could reach isn't modelled"
                                                    .formatted(actor.words(), action)));
        }
    }
}
