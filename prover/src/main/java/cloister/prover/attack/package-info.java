/**
 * A small world of two teams, in which every call is tried on the engine: it finds a shortest
 * sequence of calls that breaks a property, and what the prover calls proved can be held against
 * it.
 */
@NullMarked
package cloister.prover.attack;

import org.jspecify.annotations.NullMarked;
