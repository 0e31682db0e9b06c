package cloister.prover;

import cloister.policy.PrincipalType;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import java.util.Map;

/**
 * Who asks, as far as formulas know them.
 *
 * @param words who it is, for people
 * @param suffix what its requests' unknowns are told by from another actor's
 * @param arn the principal's ARN
 * @param principalArn what {@code aws:PrincipalArn} tells
 * @param keys the condition keys that come with the session or principal, by name in lower case
 */
record Actor(
        Cast.Part part,
        String words,
        String suffix,
        PrincipalType type,
        SymbolicText arn,
        SymbolicText principalArn,
        Map<String, SymbolicKey> keys) {
    Actor {
        keys = Map.copyOf(keys);
    }
}
