@NullMarked
package cloister.policy;

import org.jspecify.annotations.NullMarked;
