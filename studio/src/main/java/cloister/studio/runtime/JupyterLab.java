package cloister.studio.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * A JupyterLab on this machine.
 *
 * @param command its {@code jupyter-lab}
 * @param folders what it needs to be able to read: its Python's and its own
 */
record JupyterLab(Path command, List<Path> folders, String version) {
    /** Where its other programs are, its own {@code pip} among them. */
    Path programs() {
        return command.resolveSibling("");
    }
}
