package cloister.policy.condition;

import java.util.List;

/** One key of a condition block, compared by one operator with what the policy wants. */
public final class Comparison {
    private static final String ABSENT = "true";
    private static final String PRESENT = "false";

    private final OperatorName operator;
    private final ConditionKey key;
    private final List<Pattern> wanted;
    private final ValueTest test;
    private final boolean negated;

    private Comparison(OperatorName operator, ConditionKey key, List<Pattern> wanted) {
        this.operator = operator;
        this.key = key;
        this.wanted = wanted;
        this.test = operator.operator().test(wanted);
        this.negated = operator.operator().negated();
    }

    /**
     * Compiles a comparison.
     *
     * @param variables whether {@code ${…}} means something in this version of the language
     */
    public static Comparison of(
            OperatorName operator, ConditionKey key, List<String> wanted, boolean variables) {
        boolean resolves = variables && operator.operator().variables();
        return new Comparison(
                operator,
                key,
                wanted.stream()
                        .map(value -> Pattern.of(value, resolves, operator.operator().wildcards()))
                        .toList());
    }

    public OperatorName operator() {
        return operator;
    }

    public ConditionKey key() {
        return key;
    }

    public List<Pattern> wanted() {
        return wanted;
    }

    /** Whether it holds for a request. */
    public boolean holds(Keys keys) {
        String[] values = keys.values(key);
        if (operator.operator().type() == ValueType.PRESENCE) {
            return test.matches(values.length == 0 ? ABSENT : PRESENT, keys);
        }
        if (values.length == 0) {
            return operator.ifExists() || holdsOnAbsent();
        }
        return switch (operator.quantifier()) {
            case SINGLE -> anyMatches(values, keys) != negated;
            case ALL -> isNullDataset(values) || allPass(values, keys);
            case ANY -> !isNullDataset(values) && anyPasses(values, keys);
        };
    }

    private boolean holdsOnAbsent() {
        return switch (operator.quantifier()) {
            case SINGLE -> negated;
            case ALL -> true;
            case ANY -> false;
        };
    }

    /** To set operators, a lone empty text is no value (IAM User Guide: multivalued keys). */
    private static boolean isNullDataset(String[] values) {
        return values.length == 1 && values[0].isEmpty();
    }

    private boolean anyMatches(String[] values, Keys keys) {
        for (String value : values) {
            if (test.matches(value, keys)) {
                return true;
            }
        }
        return false;
    }

    private boolean allPass(String[] values, Keys keys) {
        for (String value : values) {
            if (test.matches(value, keys) == negated) {
                return false;
            }
        }
        return true;
    }

    private boolean anyPasses(String[] values, Keys keys) {
        for (String value : values) {
            if (test.matches(value, keys) != negated) {
                return true;
            }
        }
        return false;
    }
}
