package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;

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
 * @param granted those of them that it allows in some request: all its tests can hold for them
 */
record StatementFacts(StatementView statement, List<Reached> reached, List<Reached> granted) {
    StatementFacts {
        reached = List.copyOf(reached);
        granted = List.copyOf(granted);
    }

    static StatementFacts of(StatementView statement) {
        Map<String, Reached> reached = new LinkedHashMap<>();
        if (!statement.actions().not()) {
            for (TextNode pattern : statement.actions().values()) {
                reach(pattern, reached);
            }
        }
        StatementFacts facts =
                new StatementFacts(statement, List.copyOf(reached.values()), List.of());
        return statement.allows() ? facts.withGranted() : facts;
    }

    private StatementFacts withGranted() {
        return new StatementFacts(
                statement,
                reached,
                reached.stream().filter(action -> impossible(action).isEmpty()).toList());
    }

    private static void reach(TextNode pattern, Map<String, Reached> reached) {
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
        matched.map(action -> new Reached(service.get(), action, pattern))
                .forEach(action -> reached.putIfAbsent(action.name(), action));
    }

    /** Whether an action's name without its prefix matches every action of the service. */
    static boolean isWhole(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '*');
    }

    /** A test that never holds for an action, because its requests don't have a key it needs. */
    Optional<Gap> impossible(Reached action) {
        return conditions().stream()
                .filter(test -> test.needsKey() || test.demandsPresence())
                .flatMap(test -> gap(test, action).stream())
                .findFirst();
    }

    private static Optional<Gap> gap(ConditionView test, Reached action) {
        String key = test.key().value();
        if (!action.canHave(key)) {
            return Optional.of(new Gap(test, key));
        }
        List<String> missing =
                test.values().stream()
                        .flatMap(value -> missingVariable(value, action).stream())
                        .toList();
        boolean all = !missing.isEmpty() && missing.size() == test.values().size();
        return all ? Optional.of(new Gap(test, missing.getFirst())) : Optional.empty();
    }

    private static Optional<String> missingVariable(TextNode value, Reached action) {
        return Variables.in(value.value()).stream()
                .filter(variable -> !variable.hasDefault() && !action.canHave(variable.key()))
                .map(Variables.Variable::key)
                .findFirst();
    }

    /**
     * A test that needs a key, as its own or as a variable, which requests of an action have not.
     */
    record Gap(ConditionView test, String key) {}

    List<ConditionView> conditions() {
        return statement.conditions();
    }

    /** Whether some test is of a key whose name begins so. */
    boolean testsAny(String... prefixes) {
        return conditions().stream().anyMatch(test -> Stream.of(prefixes).anyMatch(test::testsAny));
    }

    /**
     * Whether the request must have a key for the statement to apply. Where it must have a tag, it
     * has aws:TagKeys.
     */
    boolean demands(String key) {
        return conditions().stream()
                .filter(test -> test.needsKey() || test.demandsPresence())
                .anyMatch(
                        test ->
                                test.tests(key)
                                        || (key.equalsIgnoreCase("aws:TagKeys")
                                                && test.testsAny("aws:RequestTag/")));
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
