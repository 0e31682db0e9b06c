package cloister.server;

import cloister.store.EmbeddedStore;
import cloister.store.MemoryStore;
import cloister.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a server keeps what outlives it: {@code state/}, {@code audit/} and {@code
 * root-credentials}; nowhere for a server in memory.
 *
 * @param rootKeyIsNew whether the key was made just now
 */
record DataDirectory(Optional<Path> path, RootKey rootKey, boolean rootKeyIsNew) {

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
        return path.<Store>map(directory -> EmbeddedStore.open(directory.resolve("state")))
                .orElseGet(MemoryStore::new);
    }

    Optional<Path> auditDirectory() {
        return path.map(directory -> directory.resolve("audit"));
    }

    private static void create(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be made", e);
        }
    }
}
