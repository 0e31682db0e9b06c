package cloister.prover.attack;

import cloister.prover.Property;

import java.util.Set;

/**
 * A call that is allowed in a state.
 *
 * @param after what it leaves
 * @param breaks the properties that it breaks
 */
record Move(Call call, State after, Set<Property> breaks) {}
