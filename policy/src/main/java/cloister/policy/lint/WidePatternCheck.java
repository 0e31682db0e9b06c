package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks for patterns whose wildcard isn't at the end, and so takes in actions of every verb. */
final class WidePatternCheck implements Check {
    static final Rule WIDE =
            Rule.warning("wide-pattern", "A pattern that matches actions with different verbs");

    @Override
    public List<Rule> rules() {
        return List.of(WIDE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.granting()) {
            Map<TextNode, List<Reached>> byPattern = new LinkedHashMap<>();
            for (Reached action : facts.granted()) {
                if (!action.named()) {
                    byPattern.computeIfAbsent(action.pattern(), p -> new ArrayList<>()).add(action);
                }
            }
            byPattern.forEach((pattern, actions) -> look(facts, pattern, actions, report));
        }
    }

    private static void look(
            StatementFacts facts, TextNode pattern, List<Reached> actions, Report report) {
        TreeSet<String> verbs = new TreeSet<>();
        actions.forEach(action -> verbs.add(verb(action.action().name())));
        if (verbs.size() < 2 || beginsWithVerb(pattern.value())) {
            return;
        }
        report.add(
                WIDE,
                pattern.span(),
                facts.where(),
                "\""
                        + Mistakes.shorten(pattern.value())
                        + "\" matches "
                        + Words.count(actions.size(), "action")
                        + ": "
                        + Words.actions(actions)
                        + ".",
                "Name the actions that are meant.");
    }

    /** Whether letters stand before the first wildcard, enough for a verb. */
    private static boolean beginsWithVerb(String pattern) {
        int start = pattern.indexOf(':') + 1;
        int wildcard = start;
        while (wildcard < pattern.length() && "*?".indexOf(pattern.charAt(wildcard)) < 0) {
            wildcard++;
        }
        return wildcard - start >= 3;
    }

    /** The first word of an action's name. */
    private static String verb(String name) {
        int end = 1;
        while (end < name.length() && !Character.isUpperCase(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end);
    }
}
