package cloister.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A journal in memory that fails when it is told to. */
final class FailingJournal implements Journal {
    final Semaphore mayAppend = new Semaphore(1_000);
    volatile boolean failing;
    volatile boolean keepsWhatFails;
    private final List<Batch> kept = new ArrayList<>();

    @Override
    public Snapshot load() {
        return Snapshot.EMPTY;
    }

    @Override
    public void append(List<Batch> batches) {
        mayAppend.acquireUninterruptibly();
        if (!failing || keepsWhatFails) {
            kept.addAll(batches);
        }
        if (failing) {
            throw new StoreException("The disk is full.");
        }
    }

    @Override
    public long revision() {
        return kept.isEmpty() ? 0 : kept.getLast().after().revision();
    }

    @Override
    public void close() {}
}
