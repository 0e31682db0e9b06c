/**
 * Proves that teams can't reach each other's resources, or finds how one can.
 *
 * <p>{@link cloister.prover.Setup} is what is proved about; {@link cloister.prover.Prover} asks of
 * every operation, with the solver, whether some request could break a property or what properties
 * rest on; {@link cloister.prover.attack} finds a shortest sequence of calls that does.
 */
@NullMarked
package cloister.prover;

import org.jspecify.annotations.NullMarked;
