@NullMarked
package cloister.store;

import org.jspecify.annotations.NullMarked;
