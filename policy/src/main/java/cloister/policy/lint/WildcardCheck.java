package cloister.policy.lint;

import cloister.policy.condition.ValueType;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Optional;

/** Looks for wildcards in values that take none, and operators for wildcards without any. */
final class WildcardCheck implements Check {
    static final Rule LITERAL =
            Rule.warning("literal-wildcard", "A * or ? compared as itself by StringEquals");
    static final Rule NEEDLESS =
            Rule.suggestion(
                    "like-without-wildcard", "StringLike with values that have no wildcard");

    @Override
    public List<Rule> rules() {
        return List.of(LITERAL, NEEDLESS);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            for (ConditionView test : facts.conditions()) {
                if (test.type() == ValueType.STRING) {
                    look(facts, test, report);
                }
            }
        }
    }

    private static void look(StatementFacts facts, ConditionView test, Report report) {
        String base = test.base();
        boolean like = test.operator().operator().wildcards();
        Optional<TextNode> wild =
                test.values().stream().filter(value -> hasWildcard(value.value())).findFirst();
        if (!like && wild.isPresent()) {
            String other = base.contains("Not") ? "StringNotLike" : "StringLike";
            report.add(
                    LITERAL,
                    wild.get().span(),
                    facts.where(),
                    base
                            + " compares \""
                            + Mistakes.shorten(wild.get().value())
                            + "\" character by character: the wildcard is no wildcard.",
                    "Write " + test.withBase(other) + ", or the value in full.");
        } else if (like
                && wild.isEmpty()
                && test.values().stream().noneMatch(WildcardCheck::open)) {
            String other = base.contains("Not") ? "StringNotEquals" : "StringEquals";
            String name = test.withBase(other);
            report.add(
                    NEEDLESS,
                    test.operatorNode().span(),
                    facts.where(),
                    base + " is for wildcards, and no value has one.",
                    name + " says the same plainly.");
        }
    }

    private static boolean hasWildcard(String value) {
        return Globs.hasWildcard(value.replace("${*}", "").replace("${?}", ""));
    }

    /** Whether a value may have a wildcard that can't be seen, by a variable. */
    private static boolean open(TextNode value) {
        return value.value().contains("${");
    }
}
