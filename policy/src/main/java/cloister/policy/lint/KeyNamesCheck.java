package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ConditionKey;
import cloister.policy.reference.GlobalKeys;
import cloister.policy.reference.ServiceReference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at how condition keys, and the tags in them, are spelled. */
final class KeyNamesCheck implements Check {
    static final Rule UNKNOWN =
            Rule.warning("unknown-key", "A condition key that its service doesn't have");
    static final Rule CASE =
            Rule.suggestion("key-case", "A condition key in other case than AWS spells it");
    static final Rule TAGS_DIFFER_IN_CASE =
            Rule.warning("tags-differ-in-case", "Two tags whose names differ in case only");

    @Override
    public List<Rule> rules() {
        return List.of(UNKNOWN, CASE, TAGS_DIFFER_IN_CASE);
    }

    @Override
    public void run(Subject subject, Report report) {
        Map<String, String> tags = new HashMap<>();
        for (StatementFacts facts : subject.statements()) {
            for (ConditionView test : facts.conditions()) {
                spelling(facts, test.key(), report);
                Keys.tag(test.key().value())
                        .ifPresent(tag -> tag(facts, tag, test.key(), tags, report));
                for (TextNode value : test.values()) {
                    if (test.tests("aws:TagKeys") && !Globs.hasWildcard(value.value())) {
                        tag(facts, value.value(), value, tags, report);
                    }
                    Variables.in(value.value()).stream()
                            .flatMap(variable -> Keys.tag(variable.key()).stream())
                            .forEach(tag -> tag(facts, tag, value, tags, report));
                }
            }
        }
    }

    private static void tag(
            StatementFacts facts,
            String tag,
            TextNode node,
            Map<String, String> tags,
            Report report) {
        String first = tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
        if (first != null && !first.equals(tag) && tags.putIfAbsent(tag + "\n", tag) == null) {
            report.add(
                    TAGS_DIFFER_IN_CASE,
                    node.span(),
                    facts.where(),
                    "The tag is called "
                            + tag
                            + " here and "
                            + first
                            + " elsewhere: in the names of condition keys the two are one, as tags"
                            + " and as values of aws:TagKeys they are two.",
                    "Spell it the same everywhere.");
        }
    }

    private static void spelling(StatementFacts facts, TextNode key, Report report) {
        Optional<ConditionKey> known = Keys.find(key.value());
        if (known.isPresent()) {
            letterCase(facts, key, known.get(), report);
            return;
        }
        String prefix = Keys.prefix(key.value());
        boolean told = prefix.equals("aws") || ServiceReference.of(prefix).isPresent();
        if (!told || key.value().indexOf(':') < 0) {
            return;
        }
        String advice =
                Nearest.to(
                                named(key.value()),
                                candidates(prefix).map(KeyNamesCheck::named).toList())
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("See the service's condition keys in its authorization reference.");
        report.add(
                UNKNOWN,
                key.span(),
                facts.where(),
                "There is no condition key "
                        + Mistakes.shorten(key.value())
                        + ": no request has it.",
                advice);
    }

    private static Stream<String> candidates(String prefix) {
        return Stream.concat(
                        GlobalKeys.all().stream(),
                        ServiceReference.of(prefix).stream()
                                .flatMap(reference -> reference.conditionKeys().stream()))
                .map(ConditionKey::name);
    }

    /** A key's name without the part of one's own choice. */
    private static String named(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    private static void letterCase(
            StatementFacts facts, TextNode node, ConditionKey known, Report report) {
        int open = known.name().indexOf("${");
        String fixed = open < 0 ? known.name() : known.name().substring(0, open);
        String written = node.value();
        boolean same = written.startsWith(fixed);
        boolean ours =
                fixed.startsWith("aws:") || ServiceReference.of(Keys.prefix(fixed)).isPresent();
        if (same || !ours || node.raw().length() != written.length()) {
            return;
        }
        Span span = node.part(0, fixed.length());
        report.add(
                CASE,
                node.span(),
                facts.where(),
                "AWS spells this key "
                        + fixed
                        + written.substring(fixed.length())
                        + ". It works in any case.",
                "",
                Fix.of("Spell it " + fixed, Edit.replace(span.start(), span.end(), fixed)));
    }
}
