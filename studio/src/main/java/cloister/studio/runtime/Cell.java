package cloister.studio.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * What the process of one app may reach.
 *
 * @param run a folder of its own for sockets and the like, as this machine knows it
 * @param config what it may only read, as this machine knows it
 * @param readable folders that it may read beside the system's, by their own names
 * @param port Cloister's, at the loopback interface
 */
record Cell(Homes.Home home, Path run, Path config, List<Path> readable, int port) {}
