package cloister.studio.runtime;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where programs are looked for.
 *
 * @param folders as in PATH; those that aren't absolute are passed over
 */
record SearchPath(String folders) {
    /** Where a program would be, in the order in which it is looked for. */
    Stream<Path> places(String program) {
        return Stream.of(folders.split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program));
    }

    /** Where a program would be by what somebody named: itself, its folder, or the one above. */
    static Stream<Path> named(Path given, String program) {
        Path path = given.toAbsolutePath();
        return Files.isDirectory(path)
                ? Stream.of(path.resolve(program), path.resolve("bin").resolve(program))
                : Stream.of(path);
    }
}
