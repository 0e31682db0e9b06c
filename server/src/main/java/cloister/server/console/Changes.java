package cloister.server.console;

import cloister.store.Store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets pages wait for the next commit. */
final class Changes implements AutoCloseable {
    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Changes(Store store) {
        this.store = store;
        store.subscribe(_ -> wake());
    }

    long revision() {
        return store.read().revision();
    }

    /** Waits until there is a commit after the given one, or so long. */
    long after(long revision, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (revision() <= revision && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            return revision();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends home who waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
