package cloister.store;

import java.util.List;

/** Where commits are made durable. Used by one thread at a time. */
interface Journal extends AutoCloseable {
    /** The state of the last commit. */
    Snapshot load();

    /**
     * Makes commits durable, all of them or none.
     *
     * @throws StoreException where that failed; {@link #revision} tells what holds
     */
    void append(List<Batch> batches);

    /**
     * The number of the last durable commit.
     *
     * @throws StoreException where it can't be told
     */
    long revision();

    @Override
    void close();
}
