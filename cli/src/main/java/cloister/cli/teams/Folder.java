package cloister.cli.teams;

import cloister.cli.JsonTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rendered blueprint as files: a JSON file a document, and {@code index.json} that says what is
 * where. {@code docs/render-format.md} tells the format.
 */
public final class Folder {
    private Folder() {}

    /**
     * Writes the files, and takes away what an older rendering left in their folders.
     *
     * @throws IOException the folder can't be written to
     */
    public static void write(Rendering rendering, Path folder) throws IOException {
        clear(folder);
        for (Document document : rendering.documents()) {
            Path file = folder.resolve(document.file());
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.json());
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.json"), JsonTree.pretty(RenderIndex.of(rendering)));
    }

    /** A policy of a team that is gone must not stay beside those that are there. */
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("index.json"))) {
            return;
        }
        for (String kind : List.of("policies", "inline", "trust")) {
            if (Files.isDirectory(folder.resolve(kind))) {
                try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
