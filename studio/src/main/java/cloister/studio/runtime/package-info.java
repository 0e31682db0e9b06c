/** Runs apps as processes of this machine, each walled off from the others. */
@NullMarked
package cloister.studio.runtime;

import org.jspecify.annotations.NullMarked;
