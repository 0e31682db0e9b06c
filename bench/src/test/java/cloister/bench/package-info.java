@NullMarked
package cloister.bench;

import org.jspecify.annotations.NullMarked;
