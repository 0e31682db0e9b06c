@NullMarked
package cloister.wire;

import org.jspecify.annotations.NullMarked;
