package cloister.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.runtime.JupyterInstaller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JupyterLab for tests, installed once by pip; without one a test is skipped, in CI it fails. */
final class JupyterVenv {
    private static final Path DATA = Path.of("target", "jupyter-venv");

    private JupyterVenv() {}

    /** The virtual environment's folder. */
    static synchronized Path required() {
        Path folder = DATA.resolve("jupyter").toAbsolutePath();
        if (Files.isExecutable(folder.resolve("bin/jupyter-lab"))) {
            return folder;
        }
        try {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            new JupyterInstaller(DATA, path).install(localIndexes());
            return folder;
        } catch (IOException missing) {
            String reason = "JupyterLab can't be installed: " + missing.getMessage();
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(reason);
            }
            return abort(reason);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Indexes of this machine are asked alone: with a public one pip waits for both. */
    private static List<String> localIndexes() throws IOException, InterruptedException {
        Process pip =
                new ProcessBuilder("/bin/sh", "-c", "python3 -m pip config list 2>/dev/null")
                        .start();
        String told = new String(pip.getInputStream().readAllBytes(), UTF_8);
        pip.waitFor();
        List<String> options = new ArrayList<>();
        for (String word : told.split("[\\s'\"=]+", -1)) {
            if (word.startsWith("file:")) {
                options.add(options.isEmpty() ? "--index-url" : "--extra-index-url");
                options.add(word);
            }
        }
        return options;
    }
}
