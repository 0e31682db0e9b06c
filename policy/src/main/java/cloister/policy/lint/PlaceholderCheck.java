package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.stream.Stream;

/** Looks for values that still have to be filled in, where IAM takes them as they are. */
final class PlaceholderCheck implements Check {
    static final Rule PLACEHOLDER =
            Rule.warning("placeholder", "A value that still has to be filled in");

    @Override
    public List<Rule> rules() {
        return List.of(PLACEHOLDER);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            Stream<TextNode> resources =
                    facts.statement().resources().values().stream()
                            .filter(node -> PatternReader.isArnPattern(node.value()));
            Stream<TextNode> values =
                    facts.conditions().stream().flatMap(test -> test.values().stream());
            Stream.concat(resources, values).forEach(node -> look(facts, node, report));
        }
    }

    private static void look(StatementFacts facts, TextNode node, Report report) {
        Placeholders.in(node.value())
                .ifPresent(
                        place ->
                                report.add(
                                        PLACEHOLDER,
                                        node.part(place.start(), place.end()),
                                        facts.where(),
                                        "\""
                                                + Mistakes.shorten(
                                                        node.value()
                                                                .substring(
                                                                        place.start(), place.end()))
                                                + "\" still has to be filled in.",
                                        "Write what it stands for."));
    }
}
