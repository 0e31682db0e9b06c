@NullMarked
package cloister.identity;

import org.jspecify.annotations.NullMarked;
