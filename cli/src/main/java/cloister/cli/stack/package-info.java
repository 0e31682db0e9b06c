/**
 * A set-up in an account: what the blueprint wants, what is there, the difference, and making it
 * so.
 */
@NullMarked
package cloister.cli.stack;

import org.jspecify.annotations.NullMarked;
