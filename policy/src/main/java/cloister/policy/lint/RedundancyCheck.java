package cloister.policy.lint;

import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what is said twice. */
final class RedundancyCheck implements Check {
    static final Rule STATEMENT =
            Rule.warning("duplicate-statement", "Two statements that say the same");
    static final Rule VALUE =
            Rule.suggestion("repeated-value", "A value that stands twice in a list");
    static final Rule COVERED =
            Rule.suggestion("covered-action", "An action that a pattern beside it matches already");

    /** Actions of one statement that are compared with each other. */
    private static final int MOST = 200;

    @Override
    public List<Rule> rules() {
        return List.of(STATEMENT, VALUE, COVERED);
    }

    @Override
    public void run(Subject subject, Report report) {
        Map<String, StatementView> seen = new HashMap<>();
        for (StatementFacts facts : subject.statements()) {
            StatementView statement = facts.statement();
            StatementView first = seen.putIfAbsent(content(statement.node()), statement);
            if (first != null) {
                report.add(
                        STATEMENT,
                        statement.head(),
                        statement.where(),
                        "Says the same as " + first.where() + ".",
                        "Remove one of the two.");
            }
            repeated(statement.actions().values(), true, statement, report);
            repeated(statement.resources().values(), false, statement, report);
            statement
                    .conditions()
                    .forEach(test -> repeated(test.values(), false, statement, report));
            covered(statement, report);
        }
    }

    /** What a statement says, its Sid and the order of its lists left out. */
    private static String content(Node node) {
        return switch (node) {
            case ObjectNode object ->
                    object.members().stream()
                            .filter(member -> !member.name().value().equals("Sid"))
                            .map(RedundancyCheck::content)
                            .sorted()
                            .collect(Collectors.joining(",", "{", "}"));
            case Node.ArrayNode array ->
                    array.elements().size() == 1
                            ? content(array.elements().getFirst())
                            : array.elements().stream()
                                    .map(RedundancyCheck::content)
                                    .sorted()
                                    .collect(Collectors.joining(",", "[", "]"));
            case TextNode text -> "\"" + text.value() + "\"";
            case Node.LiteralNode literal -> "\"" + literal.text() + "\"";
        };
    }

    private static String content(Member member) {
        return "\"" + member.name().value() + "\":" + content(member.value());
    }

    private static void repeated(
            List<TextNode> values, boolean anyCase, StatementView statement, Report report) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            TextNode node = values.get(i);
            String value = anyCase ? node.value().toLowerCase(Locale.ROOT) : node.value();
            if (!seen.add(value)) {
                int from = values.get(i - 1).span().end();
                report.add(
                        VALUE,
                        node.span(),
                        statement.where(),
                        "\"" + Mistakes.shorten(node.value()) + "\" stands in the list already.",
                        "",
                        Fix.of(
                                "Remove the second " + Mistakes.shorten(node.value()),
                                Edit.delete(from, node.span().end())));
            }
        }
    }

    private static void covered(StatementView statement, Report report) {
        List<TextNode> actions = statement.actions().values();
        for (TextNode action : actions.stream().limit(MOST).toList()) {
            Optional<TextNode> by =
                    actions.stream()
                            .limit(MOST)
                            .filter(pattern -> covers(pattern.value(), action.value()))
                            .findFirst();
            by.ifPresent(
                    pattern ->
                            report.add(
                                    COVERED,
                                    action.span(),
                                    statement.where(),
                                    "\""
                                            + Mistakes.shorten(pattern.value())
                                            + "\" matches "
                                            + Mistakes.shorten(action.value())
                                            + " already.",
                                    "Keep the one that says what is meant."));
        }
    }

    private static boolean covers(String pattern, String action) {
        return Globs.hasWildcard(pattern)
                && !pattern.equalsIgnoreCase(action)
                && Globs.matches(pattern, action);
    }
}
