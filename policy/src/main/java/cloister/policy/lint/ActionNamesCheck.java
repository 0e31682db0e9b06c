package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;

import java.util.List;
import java.util.Optional;

/** Looks at how actions are spelled, and whether there are such. */
final class ActionNamesCheck implements Check {
    static final Rule UNKNOWN =
            Rule.warning("unknown-action", "An action that its service doesn't have");
    static final Rule MATCHES_NOTHING =
            Rule.warning("unmatched-pattern", "A pattern that no action of its service matches");
    static final Rule CASE =
            Rule.suggestion("action-case", "An action in other case than AWS spells it");

    @Override
    public List<Rule> rules() {
        return List.of(UNKNOWN, MATCHES_NOTHING, CASE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            for (TextNode node : facts.statement().actions().values()) {
                look(facts, node, report);
            }
        }
    }

    private static void look(StatementFacts facts, TextNode node, Report report) {
        int colon = node.value().indexOf(':');
        if (colon < 0 || !PatternReader.isAction(node.value()) || report.full()) {
            return;
        }
        String name = node.value().substring(colon + 1);
        Optional<ServiceReference> service = ServiceReference.of(node.value().substring(0, colon));
        if (service.isEmpty()) {
            return;
        }
        ServiceReference reference = service.get();
        if (Globs.hasWildcard(name)) {
            pattern(facts, node, name, reference, report);
            return;
        }
        Optional<ServiceAction> action = reference.action(name);
        if (action.isPresent()) {
            letterCase(facts, node, reference.service() + ":" + action.get().name(), report);
        } else if (reference.complete()) {
            unknown(facts, node, name, reference, report);
        }
    }

    private static void pattern(
            StatementFacts facts,
            TextNode node,
            String name,
            ServiceReference reference,
            Report report) {
        boolean matches =
                !reference.complete()
                        || reference.actions().stream()
                                .anyMatch(action -> Globs.matches(name, action.name()));
        if (matches) {
            letterCase(facts, node, reference.service() + ":" + name, report);
            return;
        }
        report.add(
                MATCHES_NOTHING,
                node.span(),
                facts.where(),
                "No action of "
                        + reference.service()
                        + " matches "
                        + Mistakes.shorten(node.value())
                        + ".",
                "See whether it is misspelled or of another service.");
    }

    private static void unknown(
            StatementFacts facts,
            TextNode node,
            String name,
            ServiceReference reference,
            Report report) {
        String advice =
                Nearest.to(name, reference.actions().stream().map(ServiceAction::name).toList())
                        .map(near -> "Did you mean " + reference.service() + ":" + near + "?")
                        .orElse("See whether it is misspelled or of another service.");
        report.add(
                UNKNOWN,
                node.span(),
                facts.where(),
                reference.service()
                        + " has no action "
                        + Mistakes.shorten(name)
                        + ", so that it "
                        + (facts.statement().denies() ? "denies" : "allows")
                        + " nothing.",
                advice);
    }

    private static void letterCase(
            StatementFacts facts, TextNode node, String spelled, Report report) {
        if (node.value().equals(spelled) || node.raw().length() != spelled.length()) {
            return;
        }
        Span span = node.part(0, spelled.length());
        report.add(
                CASE,
                node.span(),
                facts.where(),
                "AWS spells this " + spelled + ". It works in any case.",
                "",
                Fix.of("Spell it " + spelled, Edit.replace(span.start(), span.end(), spelled)));
    }
}
