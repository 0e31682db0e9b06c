package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds code-server, which CodeEditor apps run: the configured one, or that of PATH. */
final class CodeServerFinder {
    private static final String COMMAND = "code-server";
    private static final String MODULES = "node_modules";

    private final Optional<Path> configured;
    private final SearchPath path;

    /**
     * @param configured a {@code code-server} or its folder, looked at alone
     * @param path folders, as in PATH
     */
    CodeServerFinder(Optional<Path> configured, String path) {
        this.configured = configured;
        this.path = new SearchPath(path);
    }

    /** Where code-server seems to be, without starting it. */
    Optional<Path> command() {
        return candidates().filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    /**
     * The code-server that apps run.
     *
     * @throws IOException where none is found, or not the Node.js that it asks for
     */
    Program find() throws IOException {
        Path command =
                command().orElseThrow(() -> new IOException("No code-server was found in PATH."));
        Path real = command.toRealPath();
        List<Path> folders = new ArrayList<>(List.of(installation(real)));
        if (!asksForNode(real)) {
            return new Program(real, folders, real.resolveSibling(""));
        }
        Path node =
                Stream.concat(
                                Stream.of(command.toAbsolutePath().resolveSibling("node")),
                                path.places("node"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new IOException("No Node.js was found in PATH."));
        folders.add(node.toRealPath().resolveSibling(""));
        return new Program(real, folders, node.toRealPath().resolveSibling(""));
    }

    private Stream<Path> candidates() {
        return configured
                .map(given -> SearchPath.named(given, COMMAND))
                .orElseGet(() -> path.places(COMMAND));
    }

    /** Its own folder; as npm installs it, the one of all modules, which has what it needs. */
    private static Path installation(Path command) {
        Path folder = command.resolveSibling("");
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.isRegularFile(above.resolve("package.json"))
                    && Files.isDirectory(above.resolve("lib"))) {
                folder = above;
                break;
            }
        }
        Path around = folder.resolveSibling("");
        return around.endsWith(MODULES) ? around : folder;
    }

    private static boolean asksForNode(Path command) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(command, ISO_8859_1)) {
            return Optional.ofNullable(reader.readLine())
                    .filter(line -> line.startsWith("#!"))
                    .filter(line -> line.endsWith("node"))
                    .isPresent();
        }
    }
}
