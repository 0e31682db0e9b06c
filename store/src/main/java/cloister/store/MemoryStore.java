package cloister.store;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store that keeps nothing beyond the process. */
public final class MemoryStore implements Store {
    private final ReentrantLock writer = new ReentrantLock();
    private final Listeners listeners = new Listeners();
    private volatile Snapshot published = Snapshot.EMPTY;
    private volatile boolean closed;

    @Override
    public Reader read() {
        listeners.check();
        return published;
    }

    @Override
    public <T> T write(Function<Transaction, T> body) {
        refuseNested(writer);
        writer.lock();
        try {
            listeners.check();
            if (closed) {
                throw new StoreException("The store is closed.");
            }
            WorkingCopy copy = new WorkingCopy(published);
            T result = body.apply(copy);
            Snapshot next = copy.close();
            List<Edit> edits = copy.edits();
            if (!edits.isEmpty()) {
                published = next;
                listeners.tell(next.revision(), edits);
                listeners.check();
            }
            return result;
        } finally {
            writer.unlock();
        }
    }

    @Override
    public void subscribe(Consumer<Commit> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    static void refuseNested(ReentrantLock writer) {
        if (writer.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write within a write: use the transaction at hand.");
        }
    }
}
