package cloister.policy.lint;

import cloister.policy.condition.ValueType;
import cloister.policy.reference.ConditionKey;
import cloister.policy.reference.KeyType;

import java.util.List;
import java.util.Optional;

/** Looks for condition keys that the statement's actions, or the operator, can't do with. */
final class KeyUseCheck implements Check {
    static final Rule NOT_IN_ACTION =
            Rule.warning(
                    "key-not-in-action",
                    "A condition key that the action has not, so that the statement never applies"
                            + " to it");
    static final Rule PASSES =
            Rule.warning(
                    "passes-without-key",
                    "Actions that have not the key tested, and are allowed without the test");
    static final Rule DENIES =
            Rule.warning(
                    "denies-without-key",
                    "Actions that have not the key tested, and are always denied");
    static final Rule PARTLY_DEAD =
            Rule.suggestion(
                    "partly-dead-pattern",
                    "A pattern some of whose actions have not the key that is demanded");
    static final Rule TYPE =
            Rule.warning("key-type", "An operator for another type of value than the key has");

    @Override
    public List<Rule> rules() {
        return List.of(NOT_IN_ACTION, PASSES, DENIES, PARTLY_DEAD, TYPE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            dead(facts, report);
            for (ConditionView test : facts.conditions()) {
                type(facts, test, report);
                withoutKey(facts, test, report);
            }
        }
    }

    private static void dead(StatementFacts facts, Report report) {
        List<Reached> dead =
                facts.reached().stream()
                        .filter(action -> facts.impossible(action).isPresent())
                        .toList();
        List<Reached> named = dead.stream().filter(Reached::named).toList();
        boolean allDead = dead.size() == facts.reached().size();
        List<Reached> told = allDead || named.isEmpty() ? dead : named;
        Optional<StatementFacts.Gap> gap = told.stream().findFirst().flatMap(facts::impossible);
        if (gap.isEmpty()) {
            return;
        }
        boolean warn = allDead || !named.isEmpty();
        boolean one = told.size() == 1;
        report.add(
                warn ? NOT_IN_ACTION : PARTLY_DEAD,
                gap.get().test().key().span(),
                facts.where(),
                "Requests of "
                        + Words.actions(told)
                        + " have no "
                        + gap.get().key()
                        + ", which "
                        + gap.get().test().words()
                        + " needs: the statement doesn't "
                        + (facts.statement().denies() ? "deny " : "allow ")
                        + (one ? "it." : "them."),
                warn
                        ? "Put " + (one ? "it" : "them") + " into a statement whose tests can hold."
                        : "");
    }

    /** Tests that hold where the key is absent, and actions that never have it. */
    private static void withoutKey(StatementFacts facts, ConditionView test, Report report) {
        if (test.needsKey() || test.type() == ValueType.PRESENCE) {
            return;
        }
        List<Reached> without =
                facts.reached().stream()
                        .filter(action -> !action.canHave(test.key().value()))
                        .filter(action -> facts.impossible(action).isEmpty())
                        .toList();
        if (without.isEmpty()) {
            return;
        }
        boolean allows = facts.statement().allows();
        report.add(
                allows ? PASSES : DENIES,
                test.key().span(),
                facts.where(),
                "The test "
                        + test.words()
                        + " holds where the key is absent, and "
                        + Words.actions(without)
                        + (without.size() == 1 ? " never has it: " : " never have it: ")
                        + (allows ? "allowed as if there were no test." : "always denied."),
                allows
                        ? "Add \"Null\": {\"" + test.key().value() + "\": \"false\"}."
                        : "Name under Action only what has the key.");
    }

    private static void type(StatementFacts facts, ConditionView test, Report report) {
        Optional<ConditionKey> key = Keys.find(test.key().value());
        ValueType family = test.type();
        if (key.isEmpty() || family == ValueType.PRESENCE || fits(key.get(), family)) {
            return;
        }
        report.add(
                TYPE,
                test.operatorNode().span(),
                facts.where(),
                test.base()
                        + " can't be relied on for "
                        + test.key().value()
                        + ", which is of type "
                        + key.get().type().word()
                        + ".",
                "Use " + operators(key.get().type()) + ".");
    }

    private static boolean fits(ConditionKey key, ValueType family) {
        return switch (key.type()) {
            case STRING -> family == ValueType.STRING || family == ValueType.BINARY;
            case ARN -> family == ValueType.ARN || family == ValueType.STRING;
            case BOOL -> family == ValueType.BOOL;
            case NUMERIC -> family == ValueType.NUMERIC;
            case DATE -> family == ValueType.DATE || family == ValueType.NUMERIC;
            case IP_ADDRESS -> family == ValueType.IP_ADDRESS;
        };
    }

    private static String operators(KeyType type) {
        return switch (type) {
            case STRING -> "StringEquals or StringLike";
            case ARN -> "ArnEquals or ArnLike";
            case BOOL -> "Bool";
            case NUMERIC -> "NumericEquals, NumericLessThan or their like";
            case DATE -> "DateLessThan, DateGreaterThan or their like";
            case IP_ADDRESS -> "IpAddress or NotIpAddress";
        };
    }
}
