package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds JupyterLab: the configured one, the data directory's own, or that of PATH. */
public final class JupyterFinder {
    /** The folder of the virtual environment that {@code ./cloister jupyter install} makes. */
    public static final String FOLDER = "jupyter";

    /** What to do where there is no JupyterLab. */
    public static final String ADVICE =
            "No JupyterLab was found. Install one with './cloister jupyter install' (into the data"
                    + " directory) or 'pip install jupyterlab', or name one with --jupyter.";

    private static final String COMMAND = "jupyter-lab";
    private static final String PROBE =
            "import sys, jupyterlab; print(sys.prefix); print(sys.base_prefix);"
                    + " print(jupyterlab.__version__)";

    private final Optional<Path> configured;
    private final List<Path> data;
    private final SearchPath path;

    /**
     * @param configured a {@code jupyter-lab}, {@code jupyter} or their folder, looked at alone
     * @param data data directories
     * @param path folders, as in PATH
     */
    public JupyterFinder(Optional<Path> configured, List<Path> data, String path) {
        this.configured = configured;
        this.data = data;
        this.path = new SearchPath(path);
    }

    /** Where JupyterLab seems to be, without starting it. */
    public Optional<Path> command() {
        return candidates().filter(Files::isExecutable).findFirst();
    }

    /** The first JupyterLab that works. */
    Optional<Program> find() {
        return candidates()
                .filter(Files::isExecutable)
                .flatMap(command -> probe(command).stream())
                .findFirst();
    }

    private Stream<Path> candidates() {
        if (configured.isPresent()) {
            // Jupyter's other command may be named, too.
            return SearchPath.named(configured.get(), COMMAND)
                    .map(given -> given.resolveSibling(COMMAND));
        }
        return Stream.concat(data.stream().map(JupyterFinder::own), path.places(COMMAND));
    }

    private static Path own(Path data) {
        return data.toAbsolutePath().resolve(FOLDER).resolve("bin").resolve(COMMAND);
    }

    /** Asks the Python of a command's first line where it and its JupyterLab are. */
    private static Optional<Program> probe(Path command) {
        try {
            Optional<String> python = interpreter(command);
            if (python.isEmpty()) {
                return Optional.empty();
            }
            List<String> told = output(List.of(python.get(), "-I", "-c", PROBE));
            if (told.size() != 3) {
                return Optional.empty();
            }
            List<Path> folders = new ArrayList<>();
            for (String folder : told.subList(0, 2)) {
                folders.add(Path.of(folder));
                folders.add(Path.of(folder).toRealPath());
            }
            folders.add(Path.of(python.get()).toRealPath().resolveSibling(""));
            return Optional.of(
                    new Program(
                            command,
                            folders.stream().distinct().toList(),
                            command.resolveSibling("")));
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> interpreter(Path command) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(command, UTF_8)) {
            return Optional.ofNullable(reader.readLine())
                    .filter(line -> line.startsWith("#!/"))
                    .map(line -> line.substring(2).strip().split(" ", 2)[0])
                    .filter(python -> python.contains("python"));
        } catch (MalformedInputException binary) {
            return Optional.empty();
        }
    }

    private static List<String> output(List<String> command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .start();
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            List<String> lines = reader.lines().toList();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? lines
                    : List.of();
        } finally {
            process.destroyForcibly();
        }
    }
}
