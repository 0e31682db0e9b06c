package cloister.studio.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the runtime of local processes is opened with.
 *
 * @param data the data directory; empty keeps homes only as long as Cloister runs
 * @param jupyter a JupyterLab to take before any other
 * @param codeServer a code-server to take before that of path
 * @param installations data directories whose JupyterLab is taken before those of path
 * @param path folders of programs, as in PATH
 * @param endpoint where apps reach Cloister, at the loopback interface
 */
public record RuntimeSettings(
        Optional<Path> data,
        Optional<Path> jupyter,
        Optional<Path> codeServer,
        List<Path> installations,
        String path,
        Supplier<String> endpoint) {}
