package cloister.policy.lint;

import cloister.policy.condition.Quantifier;
import cloister.policy.condition.ValueType;
import cloister.policy.reference.ConditionKey;

import java.util.List;

/** Looks at operators on keys with several values. */
final class SetOperatorCheck implements Check {
    static final Rule FOR_ALL_WITHOUT_NULL =
            Rule.warning(
                    "for-all-without-null",
                    "ForAllValues in an Allow, which holds also where the key is absent");
    static final Rule MISSING =
            Rule.warning(
                    "missing-set-operator",
                    "A key with several values tested without ForAllValues or ForAnyValue");
    static final Rule NEEDLESS =
            Rule.warning(
                    "needless-set-operator",
                    "ForAllValues or ForAnyValue on a key that has one value");

    @Override
    public List<Rule> rules() {
        return List.of(FOR_ALL_WITHOUT_NULL, MISSING, NEEDLESS);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            for (ConditionView test : facts.conditions()) {
                if (facts.statement().allows()) {
                    forAll(facts, test, report);
                }
                Keys.find(test.key().value()).ifPresent(key -> number(facts, test, key, report));
            }
        }
    }

    private static void forAll(StatementFacts facts, ConditionView test, Report report) {
        boolean harmless = test.tests("sts:TransitiveTagKeys") || test.negated();
        if (test.quantifier() == Quantifier.ALL
                && !harmless
                && !facts.demands(test.key().value())) {
            String key = test.key().value();
            report.add(
                    FOR_ALL_WITHOUT_NULL,
                    test.operatorNode().span(),
                    facts.where(),
                    "ForAllValues holds also where the request has no "
                            + key
                            + ", so that the statement allows what has none.",
                    "Add \"Null\": {\"" + key + "\": \"false\"}.");
        }
    }

    private static void number(
            StatementFacts facts, ConditionView test, ConditionKey key, Report report) {
        boolean set = test.quantifier() != Quantifier.SINGLE;
        if (test.type() == ValueType.PRESENCE) {
            return;
        }
        if (key.multivalued() && !set) {
            report.add(
                    MISSING,
                    test.operatorNode().span(),
                    facts.where(),
                    test.key().value()
                            + " may have several values, and "
                            + test.base()
                            + " alone doesn't say whether one of them must match or all.",
                    "Write ForAnyValue:"
                            + test.base()
                            + ", or ForAllValues:"
                            + test.base()
                            + " with a Null test.");
        } else if (!key.multivalued() && set) {
            report.add(
                    NEEDLESS,
                    test.operatorNode().span(),
                    facts.where(),
                    test.key().value()
                            + " has one value"
                            + (test.quantifier() == Quantifier.ALL
                                    ? ", and ForAllValues holds where it has none."
                                    : "."),
                    "Write " + test.base() + (test.ifExists() ? "IfExists" : "") + ".");
        }
    }
}
