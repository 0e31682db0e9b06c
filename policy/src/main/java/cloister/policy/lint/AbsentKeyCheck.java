package cloister.policy.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for tests that do the wrong thing where a tag, or the sign of a second factor, is absent.
 */
final class AbsentKeyCheck implements Check {
    static final Rule DENY_MISSES =
            Rule.warning("deny-misses-absent", "A Deny that doesn't apply where the key is absent");
    static final Rule DENY_TAGGED =
            Rule.suggestion(
                    "deny-only-tagged", "A Deny that reaches only what has the tag it names");
    static final Rule ALLOW_PASSES =
            Rule.warning(
                    "allow-passes-absent", "An Allow that applies also where the tag is absent");

    private static final Set<String> SECOND_FACTOR =
            Set.of("aws:multifactorauthpresent", "aws:multifactorauthage");

    @Override
    public List<Rule> rules() {
        return List.of(DENY_MISSES, DENY_TAGGED, ALLOW_PASSES);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            for (ConditionView test : facts.conditions()) {
                if (facts.statement().denies()) {
                    deny(facts, test, report);
                } else if (facts.statement().allows()) {
                    allow(facts, test, report);
                }
            }
        }
    }

    private static void deny(StatementFacts facts, ConditionView test, Report report) {
        if (!test.needsKey()) {
            return;
        }
        if (SECOND_FACTOR.contains(test.key().value().toLowerCase(Locale.ROOT))) {
            report.add(
                    DENY_MISSES,
                    test.operatorNode().span(),
                    facts.where(),
                    "A request with a long-term access key has no "
                            + test.key().value()
                            + " at all, so that it isn't denied.",
                    "Write " + test.base() + "IfExists.");
        } else if (Keys.isTag(test.key().value())) {
            boolean compared =
                    test.values().stream().anyMatch(value -> value.value().contains("${"));
            report.add(
                    compared ? DENY_MISSES : DENY_TAGGED,
                    test.key().span(),
                    facts.where(),
                    "Where " + test.key().value() + " is absent, the statement denies nothing.",
                    "If that should be denied too, deny it in a statement with \"Null\": {\""
                            + test.key().value()
                            + "\": \"true\"}.");
        }
    }

    private static void allow(StatementFacts facts, ConditionView test, Report report) {
        boolean holdsAbsent = test.ifExists() || test.negated();
        if (!holdsAbsent || !Keys.isTag(test.key().value()) || demanded(facts, test)) {
            return;
        }
        report.add(
                ALLOW_PASSES,
                test.operatorNode().span(),
                facts.where(),
                test.base()
                        + (test.ifExists() ? "IfExists" : "")
                        + " holds also where "
                        + test.key().value()
                        + " is absent: what has no such tag is allowed.",
                "Add \"Null\": {\"" + test.key().value() + "\": \"false\"}.");
    }

    /** Whether another test sees to it that the key is there. */
    private static boolean demanded(StatementFacts facts, ConditionView test) {
        String key = test.key().value();
        if (facts.demands(key)) {
            return true;
        }
        String prefix = "aws:RequestTag/";
        if (!test.testsAny(prefix)) {
            return false;
        }
        String tag = key.substring(prefix.length());
        return facts.conditions().stream()
                .filter(other -> other.tests("aws:TagKeys") && other.needsKey())
                .anyMatch(
                        other ->
                                other.values().stream()
                                        .allMatch(value -> value.value().equalsIgnoreCase(tag)));
    }
}
