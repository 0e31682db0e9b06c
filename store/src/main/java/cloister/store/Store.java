package cloister.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable state. Writers run one at a time; readers see immutable snapshots and never wait. When
 * {@link #write} has returned, the commit survives kill -9.
 */
public interface Store extends AutoCloseable {
    /** The newest committed state. */
    Reader read();

    /**
     * Runs the body as one atomic, durable commit.
     *
     * @throws StoreException where the commit couldn't be made durable; nothing is changed then
     */
    <T> T write(Function<Transaction, T> body);

    /**
     * Calls the listener with each commit, in order, after it is durable and before write returns.
     */
    void subscribe(Consumer<Commit> listener);

    @Override
    void close();

    /**
     * What one commit changed.
     *
     * @param revision its number, from 1
     */
    record Commit(long revision, List<Change> changes) {}

    /** A key of a table that was put or deleted. */
    record Change(String table, String key, boolean deleted) {}
}
