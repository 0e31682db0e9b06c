package cloister.prover.encoding;

import cloister.policy.condition.ConditionKey;

/** The condition keys of a request that isn't known. */
@FunctionalInterface
public interface SymbolicKeys {
    SymbolicKey values(ConditionKey key);
}
