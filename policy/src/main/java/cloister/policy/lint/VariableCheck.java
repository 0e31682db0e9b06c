package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ConditionKey;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at policy variables, and at what was meant to be one. */
final class VariableCheck implements Check {
    static final Rule BROKEN =
            Rule.warning("broken-variable", "A variable with a blank in it, or without its brace");
    static final Rule OLD_VERSION =
            Rule.warning("variable-in-2008", "A variable in a policy whose Version has none");
    static final Rule UNKNOWN =
            Rule.warning("unknown-variable", "A variable of a key that doesn't exist");

    private static final Pattern SPACED =
            Pattern.compile(
                    "\\$\\s+\\{\\s*([^{}\\s]+)\\s*\\}|\\$\\{(?:\\s+([^{}\\s,]+)\\s*|([^{}\\s,]+)\\s+)\\}");
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "[&%#]\\{[a-z-]+:[^{}]+\\}|\\$\\$\\{[a-z-]+:[^{}]+\\}|\\$\\([a-z-]+:[^()]+\\)");

    @Override
    public List<Rule> rules() {
        return List.of(BROKEN, OLD_VERSION, UNKNOWN);
    }

    @Override
    public void run(Subject subject, Report report) {
        boolean variables = subject.policy().variables();
        boolean told = false;
        for (StatementFacts facts : subject.statements()) {
            for (TextNode node : values(facts).toList()) {
                broken(facts, node, report);
                List<Variables.Variable> found = Variables.in(node.value());
                if (!variables && !found.isEmpty() && !told) {
                    told = true;
                    old(facts, node, found.getFirst(), report);
                }
                found.forEach(variable -> unknown(facts, node, variable, report));
            }
        }
    }

    private static Stream<TextNode> values(StatementFacts facts) {
        return Stream.concat(
                facts.statement().resources().values().stream(),
                facts.conditions().stream().flatMap(test -> test.values().stream()));
    }

    private static void broken(StatementFacts facts, TextNode node, Report report) {
        String value = node.value();
        Matcher spaced = SPACED.matcher(value);
        if (spaced.find()) {
            String key =
                    Stream.of(spaced.group(1), spaced.group(2), spaced.group(3))
                            .filter(group -> group != null)
                            .findFirst()
                            .orElse("");
            Span span = node.part(spaced.start(), spaced.end());
            String whole = "${" + key + "}";
            report.add(
                    BROKEN,
                    span,
                    facts.where(),
                    "\""
                            + Mistakes.shorten(spaced.group())
                            + "\" is no variable but these very characters: no one's name or tag is"
                            + " that, so nobody passes.",
                    "Write " + whole + ".",
                    Fix.of("Write " + whole, Edit.replace(span.start(), span.end(), whole)));
            return;
        }
        Matcher foreign = FOREIGN.matcher(value);
        int open = value.lastIndexOf("${");
        if (foreign.find()) {
            report.add(
                    BROKEN,
                    node.part(foreign.start(), foreign.end()),
                    facts.where(),
                    "\"" + Mistakes.shorten(foreign.group()) + "\" is no variable to IAM.",
                    "Write ${KEY}; other forms are of the tool the policy comes from.");
        } else if (open >= 0 && value.indexOf('}', open) < 0) {
            report.add(
                    BROKEN,
                    node.part(open, value.length()),
                    facts.where(),
                    "The variable isn't closed, so that it is plain text.",
                    "Put a } after the key's name.");
        }
    }

    private static void old(
            StatementFacts facts, TextNode node, Variables.Variable first, Report report) {
        report.add(
                OLD_VERSION,
                node.part(first.span().start(), first.span().end()),
                facts.where(),
                "${"
                        + first.key()
                        + "} is plain text: policies without Version, or of 2008-10-17,"
                        + " have no variables.",
                "Write \"Version\": \"2012-10-17\".");
    }

    private static void unknown(
            StatementFacts facts, TextNode node, Variables.Variable variable, Report report) {
        if (variable.key().chars().anyMatch(c -> Characters.isBlank((char) c))
                && !variable.key().contains("/")) {
            return;
        }
        Span span = node.part(variable.span().start(), variable.span().end());
        Optional<ConditionKey> key = Keys.find(variable.key());
        if (key.isPresent() && key.get().multivalued()) {
            report.add(
                    UNKNOWN,
                    span,
                    facts.where(),
                    variable.key() + " may have several values, and no variable stands for those.",
                    "Test " + variable.key() + " as a condition key.");
        } else if (key.isEmpty()
                && (variable.key().indexOf(':') < 0 || Keys.prefix(variable.key()).equals("aws"))) {
            report.add(
                    UNKNOWN,
                    span,
                    facts.where(),
                    "There is no condition key "
                            + Mistakes.shorten(variable.key())
                            + ", so that the variable never has a value.",
                    "Variables are of condition keys, such as ${aws:username} or"
                            + " ${aws:PrincipalTag/team}.");
        }
    }
}
