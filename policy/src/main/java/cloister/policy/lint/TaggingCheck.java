package cloister.policy.lint;

import cloister.policy.condition.Quantifier;
import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.AccessLevel;

import java.util.List;
import java.util.Optional;

/** Looks at who may set tags, on which every other rule by tag depends. */
final class TaggingCheck implements Check {
    static final Rule UNGUARDED =
            Rule.warning("unguarded-tagging", "Tags may be set or removed without a condition");
    static final Rule EXTRA_TAGS =
            Rule.warning("extra-tags", "ForAnyValue on aws:TagKeys lets any other tags pass along");
    static final Rule ANY_TAG_VALUE =
            Rule.warning("any-tag-value", "A tag's key is demanded, its value isn't");

    @Override
    public List<Rule> rules() {
        return List.of(UNGUARDED, EXTRA_TAGS, ANY_TAG_VALUE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.granting()) {
            unguarded(facts, report);
            for (ConditionView test : facts.conditions()) {
                if (test.tests("aws:TagKeys")
                        && test.quantifier() == Quantifier.ANY
                        && !test.negated()) {
                    extraTags(facts, test, report);
                    anyValue(facts, test, report);
                }
            }
        }
    }

    private static void unguarded(StatementFacts facts, Report report) {
        List<Reached> tagging =
                facts.granted().stream()
                        .filter(action -> action.action().access() == AccessLevel.TAGGING)
                        .filter(action -> !action.service().service().equals("sts"))
                        .toList();
        boolean guarded =
                facts.testsAny("aws:TagKeys", "aws:RequestTag/", "sagemaker:TaggingAction");
        if (tagging.isEmpty() || guarded) {
            return;
        }
        Reached first = tagging.getFirst();
        String by = first.named() ? "" : ", by the pattern \"" + first.pattern().value() + "\"";
        report.add(
                UNGUARDED,
                first.pattern().span(),
                facts.where(),
                "Allows "
                        + Words.actions(tagging)
                        + by
                        + ", with whatever tags: who may retag a resource passes every rule that"
                        + " goes by its tags.",
                advice(first));
    }

    private static String advice(Reached action) {
        return action.service().service().equals("sagemaker")
                ? "Allow AddTags only while creating (\"Null\": {\"sagemaker:TaggingAction\":"
                        + " \"false\"}), and deny AddTags and DeleteTags on the tags that rules go"
                        + " by (\"ForAnyValue:StringEquals\": {\"aws:TagKeys\": [...]})."
                : "Limit the tags with \"ForAllValues:StringEquals\": {\"aws:TagKeys\": [...]}"
                        + " and \"Null\": {\"aws:TagKeys\": \"false\"}, or leave the action out.";
    }

    private static void extraTags(StatementFacts facts, ConditionView test, Report report) {
        boolean limited =
                facts.conditions().stream()
                        .anyMatch(
                                other ->
                                        other.tests("aws:TagKeys")
                                                && other.quantifier() == Quantifier.ALL);
        if (!limited) {
            report.add(
                    EXTRA_TAGS,
                    test.operatorNode().span(),
                    facts.where(),
                    "ForAnyValue asks for one of the tags listed and lets any others pass along,"
                            + " such as a tag that names another person, or \"Team\" beside"
                            + " \"team\".",
                    "Add \"ForAllValues:StringEquals\" on aws:TagKeys with every tag that is"
                            + " allowed, and \"Null\": {\"aws:TagKeys\": \"false\"}.");
        }
    }

    private static void anyValue(StatementFacts facts, ConditionView test, Report report) {
        Optional<TextNode> free =
                test.values().stream()
                        .filter(tag -> !Globs.hasWildcard(tag.value()))
                        .filter(tag -> !facts.testsAny("aws:RequestTag/" + tag.value()))
                        .findFirst();
        free.ifPresent(
                tag ->
                        report.add(
                                ANY_TAG_VALUE,
                                tag.span(),
                                facts.where(),
                                "The tag "
                                        + tag.value()
                                        + " is demanded, but it may have any value.",
                                "Test aws:RequestTag/"
                                        + tag.value()
                                        + " too, with the values it may have."));
    }
}
