package cloister.server;

import cloister.store.EmbeddedStore;
import cloister.store.MemoryStore;
import cloister.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where a server keeps what outlives it: {@code state/}, {@code audit/} and {@code
 * root-credentials}; nowhere for a server in memory.
 *
 * @param rootKeyIsNew whether the key was made just now
 */
record DataDirectory(Optional<Path> path, RootKey rootKey, boolean rootKeyIsNew) {
    private static final String STATE = "state";
    private static final String AUDIT = "audit";

    /** Opens a server's directory; makes it, and a root key, where there is none yet. */
    static DataDirectory open(ServerSettings settings) {
        settings.data().ifPresent(DataDirectory::create);
        Optional<RootKey> given = settings.rootKey();
        Optional<RootKey> known = given.or(() -> settings.data().flatMap(RootKey::read));
        RootKey key = known.orElseGet(RootKey::random);
        return new DataDirectory(settings.data(), key, known.isEmpty());
    }

    /**
     * Keeps a key that was made just now. Only a server that got as far as to tell it does: a key
     * kept by one that failed to start would never be shown.
     */
    void keepRootKey() {
        if (rootKeyIsNew) {
            path.ifPresent(rootKey::write);
        }
    }

    /**
     * Opens what is kept.
     *
     * @throws cloister.store.StoreException where it can't be used
     */
    Store openStore() {
        return path.<Store>map(directory -> EmbeddedStore.open(directory.resolve(STATE)))
                .orElseGet(MemoryStore::new);
    }

    Optional<Path> auditDirectory() {
        return path.map(directory -> directory.resolve(AUDIT));
    }

    /** What is kept is nobody else's, even where apps must pass through to their homes. */
    private static void create(Path directory) {
        for (Path folder : List.of(directory, directory.resolve(STATE), directory.resolve(AUDIT))) {
            try {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(
                            folder,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " can't be made", e);
            }
        }
    }
}
