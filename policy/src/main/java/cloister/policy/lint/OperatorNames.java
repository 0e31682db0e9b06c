package cloister.policy.lint;

import cloister.policy.condition.Operator;
import cloister.policy.condition.Operators;
import cloister.policy.condition.Quantifier;
import cloister.policy.condition.ValueType;

import java.util.ArrayList;
import java.util.List;

/** Every name that a condition operator can have, for what a misspelled one was meant to be. */
final class OperatorNames {
    static final List<String> ALL = all();

    private OperatorNames() {}

    private static List<String> all() {
        List<String> names = new ArrayList<>();
        for (Operator operator : Operators.all()) {
            if (operator.type() == ValueType.PRESENCE) {
                names.add(operator.name());
                continue;
            }
            for (Quantifier quantifier : Quantifier.values()) {
                names.add(quantifier.prefix() + operator.name());
                names.add(quantifier.prefix() + operator.name() + "IfExists");
            }
        }
        return List.copyOf(names);
    }
}
