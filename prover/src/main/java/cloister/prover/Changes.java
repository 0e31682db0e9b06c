package cloister.prover;

import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.Solver;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an edit of policies newly allows, and for whom. */
public final class Changes {
    private static final int MILLISECONDS = 10_000;

    private final Stage stage;
    private final Stage before;
    private final Solver solver;
    private final Set<Newly> found = new LinkedHashSet<>();

    private Changes(Setup setup, Setup old, Solver solver) {
        this.solver = solver;
        this.before = new Stage(old, solver);
        this.stage = new Stage(setup, solver);
    }

    /** Who may newly do which action on which type of resource. */
    public static List<Newly> newlyAllowed(Setup setup, Setup old) {
        try (Solver solver = new Solver(MILLISECONDS)) {
            return new Changes(setup, old, solver).all();
        }
    }

    private List<Newly> all() {
        List<Actor> now = new ArrayList<>(stage.members());
        now.addAll(stage.administrators());
        List<Actor> then = new ArrayList<>(before.members());
        then.addAll(before.administrators());
        for (Actor actor : now) {
            Optional<Actor> older =
                    then.stream()
                            .filter(each -> each.part().role() == actor.part().role())
                            .filter(
                                    each ->
                                            each.part().holders().stream()
                                                    .anyMatch(
                                                            holder ->
                                                                    holder.name()
                                                                            .equals(
                                                                                    actor.part()
                                                                                            .sample()
                                                                                            .name())))
                            .findFirst();
            List<Rule> rules = older.map(each -> each.part().rules()).orElse(List.of());
            for (String name : ServiceReference.SERVICES) {
                ServiceReference service = Stage.service(name);
                for (ServiceAction action : service.actions()) {
                    compare(actor, service, action, rules);
                }
            }
        }
        return List.copyOf(found);
    }

    private void compare(
            Actor actor, ServiceReference service, ServiceAction action, List<Rule> old) {
        String name = service.service() + ":" + action.name();
        List<Rule> speaking = speaking(actor.part().rules(), name);
        if (speaking.isEmpty()
                || new HashSet<>(bare(speaking)).equals(new HashSet<>(bare(speaking(old, name))))) {
            return;
        }
        List<Target> targets = new ArrayList<>();
        for (ActionResource touched : action.resources()) {
            targets.add(
                    Creations.makes(action, touched)
                            ? stage.targets().untagged(service, touched.type())
                            : stage.targets().any(service, touched.type()));
        }
        if (targets.isEmpty()) {
            targets.add(Target.ANY);
        }
        for (Target target : targets) {
            compare(actor, name, target, speaking, speaking(old, name));
        }
    }

    private void compare(
            Actor actor, String action, Target target, List<Rule> now, List<Rule> old) {
        List<Rule> both = new ArrayList<>(now);
        both.addAll(old);
        Cast.Part part = actor.part();
        Actor knowing =
                new Actor(
                        new Cast.Part(
                                part.role(),
                                part.holders(),
                                part.names(),
                                both,
                                List.of(),
                                part.tags()),
                        actor.words(),
                        actor.suffix(),
                        actor.type(),
                        actor.arn(),
                        actor.principalArn(),
                        actor.keys());
        Question question = stage.ask(knowing, action, target, List.of());
        BoolExpr allowed = solver.policies().allow(now, question.request()).may();
        BoolExpr known = solver.policies().allow(old, question.request()).must();
        BoolExpr newly = question.possible(allowed, stage.logic().not(known));
        String where = target.type().isEmpty() ? "everything" : target.words();
        switch (solver.ask(newly)) {
            case Solver.Answer.Impossible() -> {}
            case Solver.Answer.Unknown ignored -> found.add(newly(actor, action, where, false));
            case Solver.Answer.Possible ignored -> found.add(newly(actor, action, where, true));
        }
    }

    private static Newly newly(Actor actor, String action, String where, boolean certain) {
        return new Newly(actor.words(), actor.part().sample().name(), action, where, certain);
    }

    private static List<Rule> speaking(List<Rule> rules, String action) {
        return rules.stream().filter(rule -> rule.speaksOf(action)).toList();
    }

    /** Rules without where they stand. */
    private static List<Rule> bare(List<Rule> rules) {
        return rules.stream()
                .map(
                        rule ->
                                new Rule(
                                        "",
                                        rule.effect(),
                                        List.of(),
                                        false,
                                        rule.resources(),
                                        rule.tests()))
                .toList();
    }
}
