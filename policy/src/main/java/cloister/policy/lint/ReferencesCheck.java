package cloister.policy.lint;

import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for creations that name something that is there already, of whatever team. */
final class ReferencesCheck implements Check {
    static final Rule PARENT =
            Rule.warning(
                    "parent-unchecked",
                    "A creation within another resource, whose tags aren't tested");
    static final Rule MODEL =
            Rule.warning("model-unchecked", "A creation that names a model of whatever team");

    @Override
    public List<Rule> rules() {
        return List.of(PARENT, MODEL);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.granting()) {
            if (facts.everything().isPresent()) {
                parents(facts, report);
                models(facts, report);
            }
        }
    }

    private static void parents(StatementFacts facts, Report report) {
        boolean tested =
                facts.conditions().stream()
                        .anyMatch(test -> Keys.isResourceTag(test.key().value()));
        List<Reached> within = new ArrayList<>();
        Set<String> parents = new LinkedHashSet<>();
        for (Reached action : facts.granted()) {
            List<String> there = parentsOf(action);
            if (!there.isEmpty()) {
                within.add(action);
                parents.addAll(there);
            }
        }
        if (!tested && !within.isEmpty()) {
            report.add(
                    PARENT,
                    within.getFirst().pattern().span(),
                    facts.where(),
                    Words.actions(within)
                            + (within.size() == 1 ? " is" : " are")
                            + " allowed within every "
                            + String.join(", ", parents)
                            + ", whoever's it is; its owner can't delete it any more.",
                    "Allow what is created and what it is created in by statements of their own,"
                            + " the latter with a test of aws:ResourceTag.");
        }
    }

    /** The types of resource that an action needs beside the one it creates. */
    private static List<String> parentsOf(Reached action) {
        String name = action.action().name();
        List<String> needed =
                action.action().resources().stream()
                        .filter(ActionResource::required)
                        .map(ActionResource::type)
                        .toList();
        boolean creates =
                action.service().service().equals("sagemaker")
                        && action.action().access() == AccessLevel.WRITE
                        && name.startsWith("Create")
                        && needed.size() > 1;
        String created = name.replaceFirst("Create", "").toLowerCase(Locale.ROOT);
        return creates
                ? needed.stream()
                        .filter(type -> !created.equals(type.replace("-", "")))
                        .filter(type -> !type.endsWith("-" + created))
                        .toList()
                : List.of();
    }

    private static void models(StatementFacts facts, Report report) {
        List<Reached> naming =
                facts.granted().stream()
                        .filter(
                                action ->
                                        action.action()
                                                .conditionKeys()
                                                .contains("sagemaker:ModelArn"))
                        .toList();
        if (!naming.isEmpty() && !facts.testsAny("sagemaker:ModelArn")) {
            report.add(
                    MODEL,
                    naming.getFirst().pattern().span(),
                    facts.where(),
                    Words.actions(naming) + " may name a model of whatever team.",
                    "Give models names that begin with the team's, and add \"ArnLike\":"
                            + " {\"sagemaker:ModelArn\":"
                            + " \"arn:aws:sagemaker:*:*:model/${aws:PrincipalTag/team}-*\"}.");
        }
    }
}
