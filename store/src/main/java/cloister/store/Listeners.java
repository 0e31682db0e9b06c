package cloister.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Those who are told of each commit. One that fails may go on with what is no longer so: the store
 * gives nothing out from then on.
 */
final class Listeners {
    private final List<Consumer<Store.Commit>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    void add(Consumer<Store.Commit> listener) {
        listeners.add(listener);
    }

    void tell(long revision, List<Edit> edits) {
        if (listeners.isEmpty()) {
            return;
        }
        var commit = new Store.Commit(revision, edits.stream().map(Edit::change).toList());
        try {
            listeners.forEach(listener -> listener.accept(commit));
        } catch (RuntimeException failed) {
            failure = Optional.of(failed);
        }
    }

    /**
     * Makes sure that all know of all commits.
     *
     * @throws StoreException where one failed
     */
    void check() {
        if (failure.isPresent()) {
            throw new StoreException(
                    "A listener failed, so that what it knows of the state may be old: start anew",
                    failure.get());
        }
    }
}
