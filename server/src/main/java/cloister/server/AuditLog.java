package cloister.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what was asked and decided: the newest in memory, and all of it as JSON lines in a file a
 * day (UTC), where there is a directory for it.
 */
final class AuditLog implements AutoCloseable {
    /** How many entries are held in memory. */
    static final int RECENT = 2_000;

    private final Optional<Path> directory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AuditEntry> recent = new ArrayDeque<>(RECENT);
    private Optional<DayFile> open = Optional.empty();

    AuditLog(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * Adds an entry.
     *
     * @throws UncheckedIOException where its file can't be written
     */
    void add(AuditEntry entry) {
        lock.lock();
        try {
            if (recent.size() == RECENT) {
                recent.removeFirst();
            }
            recent.addLast(entry);
            if (directory.isPresent()) {
                append(directory.get(), entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit can't be written", e);
        } finally {
            lock.unlock();
        }
    }

    /** The newest entries, newest first. */
    List<AuditEntry> newest(int count) {
        lock.lock();
        try {
            return recent.reversed().stream().limit(count).toList();
        } finally {
            lock.unlock();
        }
    }

    /** An entry by its request's id, as long as memory holds it. */
    Optional<AuditEntry> find(String requestId) {
        lock.lock();
        try {
            return recent.reversed().stream()
                    .filter(entry -> entry.requestId().equals(requestId))
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    private void append(Path into, AuditEntry entry) throws IOException {
        LocalDate day = LocalDate.ofInstant(entry.time(), ZoneOffset.UTC);
        if (open.filter(file -> file.day().equals(day)).isEmpty()) {
            close();
            Files.createDirectories(into);
            open =
                    Optional.of(
                            new DayFile(
                                    day,
                                    Files.newBufferedWriter(
                                            into.resolve(day + ".jsonl"),
                                            StandardOpenOption.CREATE,
                                            StandardOpenOption.APPEND)));
        }
        Writer writer = open.orElseThrow().writer();
        writer.append(entry.toJson()).append('\n').flush();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (open.isPresent()) {
                open.get().writer().close();
                open = Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit can't be written", e);
        } finally {
            lock.unlock();
        }
    }

    private record DayFile(LocalDate day, Writer writer) {}
}
