/** The policy language in formulas of a solver: what a statement says of requests not yet known. */
@NullMarked
package cloister.prover.encoding;

import org.jspecify.annotations.NullMarked;
