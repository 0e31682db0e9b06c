package cloister.policy.condition;

import java.util.List;

/** A condition operator with its traits (IAM User Guide: condition operators). */
public interface Operator {
    /** The name without set operator and without {@code IfExists}. */
    String name();

    ValueType type();

    /** Whether it asks that no wanted value matches; such an operator holds on an absent key. */
    default boolean negated() {
        return false;
    }

    /** Whether {@code *} and {@code ?} in a wanted value are wildcards. */
    default boolean wildcards() {
        return false;
    }

    /** Whether policy variables may stand in a wanted value. */
    default boolean variables() {
        return false;
    }

    /** Whether a wanted value can match anything at all; IAM stores one that can't all the same. */
    default boolean accepts(String wanted) {
        return true;
    }

    /** Compiles the wanted values: a value matches where it matches one of them. */
    ValueTest test(List<Pattern> wanted);
}
