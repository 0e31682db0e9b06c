package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement with what follows from the reference.
 *
 * @param reached the actions of the reference that its Action matches; a pattern that matches
 *     everything, or a whole service, is left out, and NotAction reaches none
 */
record StatementFacts(StatementView statement, List<Reached> reached) {
    StatementFacts {
        reached = List.copyOf(reached);
    }

    static StatementFacts of(StatementView statement) {
        Map<ServiceAction, Reached> reached = new LinkedHashMap<>();
        if (!statement.actions().not()) {
            for (TextNode pattern : statement.actions().values()) {
                reach(pattern, reached);
            }
        }
        return new StatementFacts(statement, new ArrayList<>(reached.values()));
    }

    private static void reach(TextNode pattern, Map<ServiceAction, Reached> reached) {
        int colon = pattern.value().indexOf(':');
        if (colon < 0 || isWhole(pattern.value().substring(colon + 1))) {
            return;
        }
        String name = pattern.value().substring(colon + 1);
        Optional<ServiceReference> service =
                ServiceReference.of(pattern.value().substring(0, colon));
        if (service.isEmpty()) {
            return;
        }
        Stream<ServiceAction> matched =
                Globs.hasWildcard(name)
                        ? service.get().actions().stream()
                                .filter(action -> Globs.matches(name, action.name()))
                        : service.get().action(name).stream();
        matched.forEach(
                action -> reached.putIfAbsent(action, new Reached(service.get(), action, pattern)));
    }

    /** Whether an action's name without its prefix matches every action of the service. */
    static boolean isWhole(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '*');
    }

    /** The actions that it allows in some request: all its conditions can hold for them. */
    List<Reached> granted() {
        return statement.allows()
                ? reached.stream().filter(action -> impossible(action).isEmpty()).toList()
                : List.of();
    }

    /** A test that never holds for an action, because its requests don't have a key it needs. */
    Optional<ConditionView> impossible(Reached action) {
        return conditions().stream()
                .filter(
                        test ->
                                (test.operator().needsKey() || test.demandsPresence())
                                        && (!action.canHave(test.key().value())
                                                || needsMissingVariable(test, action)))
                .findFirst();
    }

    private static boolean needsMissingVariable(ConditionView test, Reached action) {
        return !test.values().isEmpty()
                && test.values().stream()
                        .allMatch(
                                value ->
                                        Variables.in(value.value()).stream()
                                                .anyMatch(
                                                        variable ->
                                                                !variable.hasDefault()
                                                                        && !action.canHave(
                                                                                variable.key())));
    }

    List<ConditionView> conditions() {
        return statement.conditions();
    }

    /** Whether some test is of a key whose name begins so. */
    boolean testsAny(String... prefixes) {
        return conditions().stream().anyMatch(test -> Stream.of(prefixes).anyMatch(test::testsAny));
    }

    /** Whether the request must have a key for the statement to apply. */
    boolean demands(String key) {
        return conditions().stream()
                .anyMatch(
                        test ->
                                test.tests(key)
                                        && (test.operator().needsKey() || test.demandsPresence()));
    }

    String where() {
        return statement.where();
    }

    /** The place of the first resource that is everything, or everything of a service. */
    Optional<TextNode> everything() {
        return statement.resources().not()
                ? Optional.empty()
                : statement.resources().values().stream()
                        .filter(StatementFacts::isEverything)
                        .findFirst();
    }

    private static boolean isEverything(TextNode resource) {
        String[] parts = resource.value().split(":", 6);
        return resource.value().equals("*") || (parts.length == 6 && parts[5].equals("*"));
    }
}
