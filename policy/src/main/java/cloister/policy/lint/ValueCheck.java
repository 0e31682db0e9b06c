package cloister.policy.lint;

import cloister.policy.condition.ValueType;
import cloister.policy.lint.Node.TextNode;

import java.util.List;

/** Looks for values that the operator can't compare with anything. */
final class ValueCheck implements Check {
    static final Rule BAD_VALUE =
            Rule.warning("bad-value", "A value that the operator can't compare with");

    @Override
    public List<Rule> rules() {
        return List.of(BAD_VALUE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            for (ConditionView test : facts.conditions()) {
                for (TextNode value : test.values()) {
                    look(facts, test, value, report);
                }
            }
        }
    }

    private static void look(
            StatementFacts facts, ConditionView test, TextNode value, Report report) {
        ValueType type = test.type();
        if (fits(test, value.value())) {
            return;
        }
        report.add(
                BAD_VALUE,
                value.span(),
                facts.where(),
                "\""
                        + Mistakes.shorten(value.value())
                        + "\" is no "
                        + ValueForms.noun(type)
                        + ", and so equals nothing that "
                        + test.base()
                        + " compares.",
                "Write " + ValueForms.example(type) + ".");
    }

    private static boolean fits(ConditionView test, String value) {
        if (test.operator().operator().variables() && value.contains("${")) {
            return true;
        }
        return test.type() == ValueType.ARN
                ? value.equals("*") || PatternReader.isArnPattern(value)
                : test.operator().operator().accepts(value);
    }
}
