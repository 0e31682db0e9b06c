package cloister.prover.encoding;

import cloister.policy.Effect;
import cloister.policy.Located;
import cloister.policy.PolicyDocument;
import cloister.policy.Statement;
import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Keys;
import cloister.policy.condition.OperatorName;
import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement to be encoded; in its texts, names may have become variables.
 *
 * @param source where it stands: {@code policy, statement "Sid"}
 * @param actions patterns in lower case
 * @param resources empty in a trust policy
 */
public record Rule(
        String source,
        Effect effect,
        List<String> actions,
        boolean exceptActions,
        Optional<Resources> resources,
        List<Test> tests) {
    private static final Keys NO_KEYS = key -> Keys.NONE;

    /** The element Resource, or NotResource where {@code except}. */
    public record Resources(boolean except, List<List<Piece>> patterns) {}

    /** A condition. */
    public record Test(OperatorName operator, ConditionKey key, List<List<Piece>> wanted) {}

    /** The statements of a document; principals are no part of them. */
    public static List<Rule> of(String policy, PolicyDocument document, Names names) {
        boolean variables = document.version() == PolicyDocument.Version.V2012;
        return document.statements().stream()
                .map(statement -> of(policy, statement, variables, names))
                .toList();
    }

    private static Rule of(String policy, Statement statement, boolean variables, Names names) {
        List<Test> tests = new ArrayList<>();
        statement
                .conditions()
                .forEach(
                        condition ->
                                tests.add(
                                        new Test(
                                                condition.operator(),
                                                ConditionKey.of(condition.key().text()),
                                                condition.values().stream()
                                                        .map(Located::text)
                                                        .map(
                                                                text ->
                                                                        wanted(
                                                                                condition
                                                                                        .operator(),
                                                                                text,
                                                                                variables,
                                                                                names))
                                                        .toList())));
        return new Rule(
                policy
                        + (statement.sid().isEmpty()
                                ? ", statement " + (statement.index() + 1)
                                : ", " + statement.sid()),
                statement.effect(),
                statement.action().values().stream()
                        .map(name -> name.text().toLowerCase(Locale.ROOT))
                        .toList(),
                statement.action().negated(),
                statement
                        .resource()
                        .map(
                                resource ->
                                        new Resources(
                                                resource.negated(),
                                                resource.values().stream()
                                                        .map(
                                                                arn ->
                                                                        names.abstracted(
                                                                                Pattern.of(
                                                                                                arn
                                                                                                        .text(),
                                                                                                variables,
                                                                                                true)
                                                                                        .pieces()))
                                                        .toList())),
                tests);
    }

    private static List<Piece> wanted(
            OperatorName operator, String text, boolean variables, Names names) {
        boolean resolves = variables && operator.operator().variables();
        List<Piece> pieces = Pattern.of(text, resolves, operator.operator().wildcards()).pieces();
        return operator.operator().variables() ? names.abstracted(pieces) : pieces;
    }

    /** Every condition key it refers to, as often as it does. */
    public List<ConditionKey> keys() {
        List<ConditionKey> keys = new ArrayList<>();
        resources.ifPresent(all -> all.patterns().forEach(pattern -> addVariables(pattern, keys)));
        for (Test test : tests) {
            keys.add(test.key());
            test.wanted().forEach(pattern -> addVariables(pattern, keys));
        }
        return keys;
    }

    private static void addVariables(List<Piece> pattern, List<ConditionKey> into) {
        for (Piece piece : pattern) {
            if (piece instanceof Piece.Variable variable) {
                into.add(variable.key());
            }
        }
    }

    /** Whether it speaks of an action, {@code service:Action}. */
    public boolean speaksOf(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return actions.stream()
                        .anyMatch(each -> Pattern.of(each, false, true).matches(lower, NO_KEYS))
                != exceptActions;
    }
}
