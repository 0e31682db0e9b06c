/** Fuzz targets: in a normal build they replay their corpus, with JAZZER_FUZZ=1 they search. */
@NullMarked
package cloister.policy.fuzz;

import org.jspecify.annotations.NullMarked;
