package cloister.studio.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a virtual environment with JupyterLab and boto3 in the data directory, by pip with its own
 * configuration.
 *
 * @param data the data directory
 * @param path folders of programs, as in PATH
 */
public record JupyterInstaller(Path data, String path) {
    private static final List<String> PACKAGES = List.of("jupyterlab", "boto3");

    /**
     * Installs, telling what pip tells. A Python of the system comes first: one in somebody's home
     * can't be read by apps.
     *
     * @param pipOptions further arguments for pip
     * @throws IOException with what to do, where it can't be done
     */
    public void install(List<String> pipOptions) throws IOException, InterruptedException {
        Path folder = data.toAbsolutePath().resolve(JupyterFinder.FOLDER);
        if (!Files.isDirectory(data)) {
            Files.createDirectories(
                    data,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        Path python =
                Stream.concat(Stream.of("/usr/bin"), Stream.of(path.split(":", -1)))
                        .filter(each -> each.startsWith("/"))
                        .map(each -> Path.of(each, "python3"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "JupyterLab needs Python 3.9 or newer, and there"
                                                        + " is no python3 in PATH."));
        run(
                List.of(python.toString(), "-m", "venv", folder.toString()),
                "Install Python's venv (Debian: apt install python3-venv) and try again.");
        List<String> pip = new ArrayList<>();
        pip.addAll(List.of(folder.resolve("bin/python").toString(), "-m", "pip", "install"));
        pip.addAll(pipOptions);
        pip.addAll(PACKAGES);
        run(
                pip,
                "If pip can't reach its index, name one: ./cloister jupyter install --"
                        + " --index-url URL");
        Optional<Program> found = new JupyterFinder(Optional.of(folder), List.of(), path).find();
        if (found.isEmpty()) {
            throw new IOException("pip installed it, but JupyterLab doesn't start.");
        }
    }

    /** Apps run as other users, so what is installed must be theirs to read. */
    private static void run(List<String> command, String advice)
            throws IOException, InterruptedException {
        List<String> readable =
                new ArrayList<>(List.of("/bin/sh", "-c", "umask 022; exec \"$@\"", "sh"));
        readable.addAll(command);
        int status = new ProcessBuilder(readable).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(
                    "%s failed with status %d. %s"
                            .formatted(String.join(" ", command), status, advice));
        }
    }
}
