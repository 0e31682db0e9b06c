/** The pages that people see: server-rendered HTML, without scripts, in English and Portuguese. */
@NullMarked
package cloister.server.page;

import org.jspecify.annotations.NullMarked;
