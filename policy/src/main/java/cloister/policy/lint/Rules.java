package cloister.policy.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is. */
public final class Rules {
    private static final List<Rule> ALL =
            Stream.of(
                            SyntaxRules.RULES,
                            List.of(Linter.NOT_A_POLICY, Linter.UNCHECKED),
                            MemberReader.RULES,
                            DocumentReader.RULES,
                            StatementReader.RULES,
                            PatternReader.RULES,
                            PrincipalReader.RULES,
                            ConditionReader.RULES,
                            SizeCheck.RULES,
                            Checks.ALL.stream().flatMap(check -> check.rules().stream()).toList())
                    .flatMap(List::stream)
                    .toList();

    private Rules() {}

    /** Errors first, by the text's JSON, the document and its elements; then what checks find. */
    public static List<Rule> all() {
        return ALL;
    }

    public static Optional<Rule> find(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
