/**
 * The table of facts that says what a call must be decided about: which resources, condition keys
 * and dependent actions an operation concerns, and where in its input they stand.
 *
 * <p>What concerns whom comes from AWS's own reference ({@link cloister.policy.reference}); the
 * JSON files beside this package bind it to members of inputs. No operation has code of its own.
 */
@NullMarked
package cloister.server.facts;

import org.jspecify.annotations.NullMarked;
