package cloister.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A store in one directory. All of it is in memory too, as immutable snapshots.
 *
 * <p>A write runs on the newest state, durable or not, and is then queued to be synced; readers see
 * it, and its writer returns, once it is durable. So writers don't wait for each other's syncs.
 * Where a sync fails, whatever was built on it fails with it.
 */
public final class EmbeddedStore implements Store {
    private final DataDirectory directory;
    private final Journal journal;
    private final GroupCommit commits;
    private final Listeners listeners = new Listeners();
    private final ReentrantLock writer = new ReentrantLock();
    private volatile Snapshot published;

    /** The state that the next write starts from; guarded by {@link #writer}. */
    private Snapshot head;

    /** Why there are no more writes; guarded by {@link #writer}. */
    private Optional<StoreException> broken = Optional.empty();

    private boolean closed;

    /** The newest commit's future; guarded by {@link #writer}. */
    private CompletableFuture<Boolean> newest = CompletableFuture.completedFuture(true);

    private EmbeddedStore(DataDirectory directory, Journal journal) {
        this.directory = directory;
        this.journal = journal;
        this.published = journal.load();
        this.head = published;
        this.commits = new GroupCommit(journal, this::publish, this::takeBack);
    }

    /**
     * Opens the store in a directory, a new one where there is none.
     *
     * @throws StoreException where the directory can't be used, another process uses it, or a newer
     *     version of Cloister wrote it
     */
    public static EmbeddedStore open(Path directory) {
        DataDirectory locked = DataDirectory.open(directory);
        try {
            return over(locked, SqliteJournal.open(locked.file("cloister.db")));
        } catch (StoreException unusable) {
            locked.close();
            throw unusable;
        }
    }

    static EmbeddedStore over(DataDirectory directory, Journal journal) {
        return new EmbeddedStore(directory, journal);
    }

    @Override
    public Reader read() {
        listeners.check();
        return published;
    }

    @Override
    public <T> T write(Function<Transaction, T> body) {
        MemoryStore.refuseNested(writer);
        if (commits.runsOn(Thread.currentThread())) {
            throw new IllegalStateException("A listener may not write: it holds up all writers.");
        }
        Outcome<T> outcome;
        CompletableFuture<Boolean> durable;
        writer.lock();
        try {
            check();
            outcome = run(body);
            durable = newest;
        } finally {
            writer.unlock();
        }
        await(durable); // what was refused, too, was refused on a state that must be durable
        listeners.check();
        return outcome.result();
    }

    private void check() {
        listeners.check();
        if (closed) {
            throw new StoreException("The store in " + directory + " is closed.");
        }
        if (broken.isPresent()) {
            throw new StoreException("The store takes no more writes", broken.get());
        }
    }

    private <T> Outcome<T> run(Function<Transaction, T> body) {
        WorkingCopy copy = new WorkingCopy(head);
        try {
            T result = body.apply(copy);
            Snapshot next = copy.close();
            if (!copy.edits().isEmpty()) {
                newest = commits.submit(Batch.of(next, copy.edits()));
                head = next;
            }
            return new Outcome.Returned<>(result);
        } catch (RuntimeException refusal) {
            return new Outcome.Refused<>(refusal);
        }
    }

    private static void await(CompletableFuture<Boolean> durable) {
        try {
            durable.join();
        } catch (CompletionException failed) {
            throw new StoreException("The commit couldn't be made durable", failed);
        }
    }

    private void publish(List<Batch> batches) {
        published = batches.getLast().after();
        for (Batch batch : batches) {
            listeners.tell(batch.after().revision(), batch.edits());
        }
    }

    /**
     * Goes back to what is durable, or, where that isn't what readers see, takes no more writes.
     */
    private void takeBack(StoreException failure) {
        writer.lock();
        try {
            if (!durableIs(published.revision())) {
                broken = Optional.of(failure);
            }
            head = published;
            newest = CompletableFuture.completedFuture(true);
            commits.drain().forEach(waiting -> waiting.completeExceptionally(failure));
        } finally {
            writer.unlock();
        }
    }

    private boolean durableIs(long revision) {
        try {
            return journal.revision() == revision;
        } catch (StoreException unknown) {
            return false;
        }
    }

    @Override
    public void subscribe(Consumer<Commit> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        writer.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            writer.unlock();
        }
        commits.stop();
        journal.close();
        directory.close();
    }

    /** How a body ended. */
    private sealed interface Outcome<T> {
        T result();

        record Returned<T>(T result) implements Outcome<T> {}

        record Refused<T>(RuntimeException refusal) implements Outcome<T> {
            @Override
            public T result() {
                throw refusal;
            }
        }
    }
}
