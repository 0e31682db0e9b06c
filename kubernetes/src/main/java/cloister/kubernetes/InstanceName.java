package cloister.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.Secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells the things of one Cloister from those of another in the same namespace: a name that is
 * kept with the state, so that nobody ends pods that another one's state knows.
 */
final class InstanceName {
    private static final String FILE = "kubernetes-instance";
    private static final int LENGTH = 12;

    private InstanceName() {}

    /**
     * The name of the Cloister with a data directory; a new one for one in memory.
     *
     * @throws UncheckedIOException where it can't be kept
     */
    static String of(Optional<Path> data) {
        return data.map(InstanceName::kept).orElseGet(InstanceName::random);
    }

    private static String kept(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, random() + "\n", UTF_8);
            }
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be kept", e);
        }
    }

    private static String random() {
        return Secrets.hex(LENGTH);
    }
}
