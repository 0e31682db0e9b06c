/** HTTP and WebSockets to the apps behind their sockets, as a proxy forwards them. */
@NullMarked
package cloister.server.proxy;

import org.jspecify.annotations.NullMarked;
