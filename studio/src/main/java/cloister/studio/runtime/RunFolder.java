package cloister.studio.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the files of running apps are, made with the first and gone with Cloister. Its name is
 * short, because the names of sockets must be (unix(7), 107 bytes).
 */
final class RunFolder {
    private final boolean way;
    private Optional<Path> made = Optional.empty();

    /**
     * @param way whether other users pass through it to what is theirs
     */
    RunFolder(boolean way) {
        this.way = way;
    }

    synchronized Path path() {
        Path folder = made.orElseGet(RunFolder::make);
        if (way && made.isEmpty()) {
            openWay(folder);
        }
        made = Optional.of(folder);
        return folder;
    }

    private static Path make() {
        try {
            return Files.createTempDirectory("cloister");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made for apps", e);
        }
    }

    /** Lets others pass through a folder to what is theirs, without seeing what is in it. */
    static void openWay(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be opened for apps", e);
        }
    }

    synchronized void delete() {
        made.ifPresent(Homes::deleteAll);
    }
}
