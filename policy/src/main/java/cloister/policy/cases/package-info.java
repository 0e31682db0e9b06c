/**
 * Authorization cases in bulk: one JSON object a line in, one decision a line out.
 *
 * <p>{@link cloister.policy.cases.Cases} answers a line; its answers don't depend on the order of
 * lines, so that several threads may share one.
 */
@NullMarked
package cloister.policy.cases;

import org.jspecify.annotations.NullMarked;
