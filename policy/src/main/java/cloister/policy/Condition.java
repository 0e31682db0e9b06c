package cloister.policy;

import cloister.policy.condition.OperatorName;

import java.util.List;

/**
 * One key of a statement's condition block.
 *
 * @param operator the operator, read
 * @param operatorPosition where its name stands
 * @param key the condition key as written
 * @param values the wanted values as written; numbers and truth values as their text
 */
public record Condition(
        OperatorName operator, Position operatorPosition, Located key, List<Located> values) {
    public Condition {
        values = List.copyOf(values);
    }
}
