@NullMarked
package cloister.server;

import org.jspecify.annotations.NullMarked;
