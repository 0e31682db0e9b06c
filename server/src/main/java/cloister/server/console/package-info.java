/** The console: pages for people, over the commands that the API uses, decided like any request. */
@NullMarked
package cloister.server.console;

import org.jspecify.annotations.NullMarked;
