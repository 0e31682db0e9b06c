package cloister.prover.encoding;

import cloister.policy.Effect;

import com.microsoft.z3.Context;

import java.util.ArrayList;
import java.util.List;

/** What statements decide of a request that isn't known. */
public final class Policies {
    private final Logic logic;
    private final Globs globs;
    private final Conditions conditions;

    Policies(Context z3, Words words, Logic logic) {
        this.logic = logic;
        this.globs = new Globs(z3, words, logic);
        this.conditions = new Conditions(words, logic, globs);
    }

    /** Whether statements allow a request: one does, and none denies it. */
    public Bounds allow(List<Rule> rules, SymbolicRequest request) {
        List<Bounds> allows = new ArrayList<>();
        List<Bounds> denies = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.speaksOf(request.action())) {
                (rule.effect() == Effect.ALLOW ? allows : denies).add(applies(rule, request));
            }
        }
        return logic.all(List.of(logic.any(allows), logic.not(logic.any(denies))));
    }

    /** Whether a statement that speaks of the request's action applies to it. */
    public Bounds applies(Rule rule, SymbolicRequest request) {
        List<Bounds> parts = new ArrayList<>();
        rule.resources().ifPresent(resources -> parts.add(resource(resources, request)));
        if (!parts.isEmpty() && parts.getFirst().may().isFalse()) {
            return logic.never();
        }
        for (Rule.Test test : rule.tests()) {
            Bounds holds = conditions.holds(test, request.keys());
            if (holds.may().isFalse()) {
                return logic.never();
            }
            parts.add(holds);
        }
        return logic.all(parts);
    }

    private Bounds resource(Rule.Resources resources, SymbolicRequest request) {
        Bounds named =
                logic.any(
                        resources.patterns().stream()
                                .map(
                                        pattern ->
                                                globs.matches(
                                                        pattern,
                                                        request.resource(),
                                                        request.keys()))
                                .toList());
        return resources.except() ? logic.not(named) : named;
    }
}
