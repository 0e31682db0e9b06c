@NullMarked
package cloister.studio;

import org.jspecify.annotations.NullMarked;
