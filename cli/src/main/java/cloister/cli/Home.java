package cloister.cli;

import java.nio.file.Path;

/** Where the launcher lies, with the examples beside it. */
final class Home {
    private Home() {}

    /** The launcher's folder as it tells it; else the working directory. */
    static Path folder() {
        return Path.of(System.getProperty("cloister.home", "")).toAbsolutePath();
    }
}
