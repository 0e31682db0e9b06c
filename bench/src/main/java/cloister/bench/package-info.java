/**
 * Benchmarks of the decision engine on three workloads, with the cheapest imaginable decision and
 * other engines beside it. {@link cloister.bench.Bench} runs them.
 */
@NullMarked
package cloister.bench;

import org.jspecify.annotations.NullMarked;
