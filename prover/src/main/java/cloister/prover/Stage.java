package cloister.prover;

import cloister.policy.Effect;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.Logic;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;
import cloister.prover.encoding.Words;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the checks are made of, and what they find on their way. */
final class Stage {
    private final Setup setup;
    private final Solver solver;
    private final Cast cast;
    private final Vocabulary vocabulary;
    private final Targets targets;
    private final List<Actor> members = new ArrayList<>();
    private final List<Actor> administrators = new ArrayList<>();
    private final List<Actor> others = new ArrayList<>();
    private final Set<String> unscoped = new LinkedHashSet<>();

    Stage(Setup setup, Solver solver) {
        this.setup = setup;
        this.solver = solver;
        this.cast = new Cast(setup);
        this.vocabulary = new Vocabulary(solver, cast);
        this.targets = new Targets(setup, solver, vocabulary);
        Actors own = new Actors(setup, solver, vocabulary, false);
        Actors other = new Actors(setup, solver, vocabulary, true);
        for (Cast.Part part : cast.parts()) {
            (part.role() == Cast.Role.ADMINISTRATOR ? administrators : members).add(own.of(part));
            if (part.role() == Cast.Role.NOTEBOOK) {
                others.add(other.of(part));
            }
        }
    }

    Setup setup() {
        return setup;
    }

    Solver solver() {
        return solver;
    }

    Logic logic() {
        return solver.logic();
    }

    Cast cast() {
        return cast;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Targets targets() {
        return targets;
    }

    /** Who is isolated. */
    List<Actor> members() {
        return members;
    }

    List<Actor> administrators() {
        return administrators;
    }

    /** Notebooks of the other team. */
    List<Actor> others() {
        return others;
    }

    Question ask(Actor actor, ServiceReference service, ServiceAction action, Target target) {
        return ask(actor, service.service() + ":" + action.name(), target, List.of());
    }

    Question ask(Actor actor, String action, Target target, List<String> also) {
        return new Question(solver, vocabulary, actor, action, target, also);
    }

    /** A key says the actor's own team. */
    BoolExpr saysOwnTeam(SymbolicKey key) {
        return says(key, true);
    }

    /** A key says another team than the actor's. */
    BoolExpr saysAnotherTeam(SymbolicKey key) {
        return says(key, false);
    }

    private BoolExpr says(SymbolicKey key, boolean own) {
        return logic().or(
                        key.places().stream()
                                .map(
                                        place -> {
                                            BoolExpr same =
                                                    equal(place.value(), vocabulary.own("team"));
                                            return logic().and(
                                                            place.taken(),
                                                            own ? same : logic().not(same));
                                        })
                                .toList());
    }

    BoolExpr equal(SymbolicText one, SymbolicText other) {
        Words words = solver.words();
        return words.equal(one.expression(words), other.expression(words));
    }

    /** Whether any statement of an actor allows an action at all. */
    static boolean mentions(Actor actor, String action) {
        return actor.part().rules().stream()
                .anyMatch(rule -> rule.effect() == Effect.ALLOW && rule.speaksOf(action));
    }

    /** A read that policies can't limit to a team, and that somebody may do. */
    void unscoped(String action) {
        unscoped.add(action);
    }

    Set<String> unscoped() {
        return unscoped;
    }

    static ServiceReference service(String name) {
        return ServiceReference.of(name).orElseThrow();
    }
}
