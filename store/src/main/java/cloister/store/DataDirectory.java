package cloister.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that state is kept in, locked by this process; nobody but its owner may read it.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is missing and locks it.
     *
     * @throws StoreException where it can't be used, or another process uses it
     */
    static DataDirectory open(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, attribute("rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(
                            createPrivate(directory.resolve(LOCK)),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(lock).isEmpty()) {
                throw inUse(directory, lock);
            }
            lock.truncate(0);
            lock.write(bytes(Long.toString(ProcessHandle.current().pid())));
            return new DataDirectory(directory, lock);
        } catch (IOException unusable) {
            throw new StoreException("Can't use the data directory " + directory, unusable);
        }
    }

    /** A file in the directory, made where it is missing, that only its owner may read. */
    Path file(String name) {
        try {
            return createPrivate(directory.resolve(name));
        } catch (IOException unusable) {
            throw new StoreException("Can't use " + directory.resolve(name), unusable);
        }
    }

    /** Lets another process have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new StoreException("Can't unlock the data directory " + directory, failure);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException withinThisProcess) {
            return Optional.empty();
        }
    }

    private static StoreException inUse(Path directory, FileChannel lock) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(20);
        lock.read(holder, 0);
        lock.close();
        String pid = StandardCharsets.UTF_8.decode(holder.flip()).toString();
        return new StoreException(
                "The data directory "
                        + directory
                        + " is in use by process "
                        + pid
                        + ": stop that one, or name another directory.");
    }

    private static Path createPrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attribute("rw-------"));
        }
        return file;
    }

    private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
