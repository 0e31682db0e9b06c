/**
 * Slims AWS's published API models, at build time, to the resources that {@code cloister.wire}
 * reads.
 */
@NullMarked
package cloister.models;

import org.jspecify.annotations.NullMarked;
