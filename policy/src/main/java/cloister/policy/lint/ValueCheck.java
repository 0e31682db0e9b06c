package cloister.policy.lint;

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
        OperatorName.Family family = test.operator().family();
        ValueForms.problem(family, value.value())
                .ifPresent(
                        problem ->
                                report.add(
                                        BAD_VALUE,
                                        value.span(),
                                        facts.where(),
                                        "\""
                                                + Mistakes.shorten(value.value())
                                                + "\" is no "
                                                + problem
                                                + ", and so equals nothing that "
                                                + test.operator().base()
                                                + " compares.",
                                        "Write " + ValueForms.example(family) + "."));
    }
}
