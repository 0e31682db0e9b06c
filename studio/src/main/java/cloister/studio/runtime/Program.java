package cloister.studio.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * A program on this machine that apps run.
 *
 * @param command what starts it
 * @param folders what it needs to be able to read: its interpreter's and its own
 * @param tools where its other programs are, a JupyterLab's own {@code pip} among them
 */
record Program(Path command, List<Path> folders, Path tools) {}
