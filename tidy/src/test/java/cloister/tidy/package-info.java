/** What holds for the whole repository, checked on every build. */
@NullMarked
package cloister.tidy;

import org.jspecify.annotations.NullMarked;
