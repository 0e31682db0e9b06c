package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ResourceType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for actions that none of the statement's resources is a resource of. */
final class ResourceFitCheck implements Check {
    static final Rule NOT_OF_ACTION =
            Rule.warning(
                    "resource-not-of-action",
                    "Actions that none of the statement's resources can be meant by");
    static final Rule NEEDS_ALL =
            Rule.warning(
                    "action-needs-all",
                    "Actions without resources, in a statement that names some");

    @Override
    public List<Rule> rules() {
        return List.of(NOT_OF_ACTION, NEEDS_ALL);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            StatementView.Patterns resources = facts.statement().resources();
            boolean arns =
                    resources.values().stream()
                            .allMatch(node -> PatternReader.isArnPattern(node.value()));
            if (!resources.not() && !resources.values().isEmpty() && arns) {
                look(facts, report);
            }
        }
    }

    private static void look(StatementFacts facts, Report report) {
        Map<TextNode, Boolean> fits = new LinkedHashMap<>();
        facts.reached()
                .forEach(
                        action ->
                                fits.merge(
                                        action.pattern(), fits(facts, action), Boolean::logicalOr));
        List<Reached> unfit =
                facts.reached().stream()
                        .filter(action -> Boolean.FALSE.equals(fits.get(action.pattern())))
                        .toList();
        List<Reached> bare =
                unfit.stream().filter(action -> action.action().resources().isEmpty()).toList();
        List<Reached> others =
                unfit.stream().filter(action -> !action.action().resources().isEmpty()).toList();
        if (!bare.isEmpty()) {
            report.add(
                    NEEDS_ALL,
                    bare.getFirst().pattern().span(),
                    facts.where(),
                    Words.actions(bare)
                            + (bare.size() == 1 ? " is" : " are")
                            + " decided on no resource in particular, so that the statement doesn't"
                            + " apply.",
                    "Put "
                            + (bare.size() == 1 ? "it" : "them")
                            + " into a statement with \"Resource\": \"*\".");
        }
        if (!others.isEmpty()) {
            report.add(
                    NOT_OF_ACTION,
                    others.getFirst().pattern().span(),
                    facts.where(),
                    "None of the statement's resources is one of "
                            + Words.actions(others)
                            + ", so that the statement doesn't apply to "
                            + (others.size() == 1 ? "it." : "them."),
                    advice(facts, others.getFirst()));
        }
    }

    private static String advice(StatementFacts facts, Reached action) {
        Optional<TextNode> bucket =
                facts.statement().resources().values().stream()
                        .filter(node -> isBucket(node.value()))
                        .findFirst();
        boolean onObjects =
                action.action().resources().stream()
                        .anyMatch(touched -> touched.type().equals("object"));
        if (bucket.isPresent() && onObjects && action.service().service().equals("s3")) {
            return "A bucket's ARN alone is no object's: add \"" + bucket.get().value() + "/*\".";
        }
        List<String> formats =
                action.action().resources().stream()
                        .map(ActionResource::type)
                        .flatMap(type -> action.service().resourceType(type).stream())
                        .map(ResourceType::arnFormat)
                        .limit(3)
                        .toList();
        return "It takes " + String.join(", ", formats) + ".";
    }

    private static boolean isBucket(String resource) {
        return resource.startsWith("arn:")
                && resource.contains(":s3:::")
                && !resource.contains("/");
    }

    private static boolean fits(StatementFacts facts, Reached action) {
        return facts.statement().resources().values().stream()
                .anyMatch(node -> fits(node.value(), action));
    }

    private static boolean fits(String resource, Reached action) {
        return action.action().resources().stream()
                .map(ActionResource::type)
                .flatMap(type -> action.service().resourceType(type).stream())
                .anyMatch(type -> ArnOverlap.possible(resource, type.arnFormat()));
    }
}
