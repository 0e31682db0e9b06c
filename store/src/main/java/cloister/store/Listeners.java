package cloister.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who are told of each commit. */
final class Listeners {
    private final List<Consumer<Store.Commit>> listeners = new CopyOnWriteArrayList<>();

    void add(Consumer<Store.Commit> listener) {
        listeners.add(listener);
    }

    void tell(long revision, List<Edit> edits) {
        if (!listeners.isEmpty()) {
            var commit = new Store.Commit(revision, edits.stream().map(Edit::change).toList());
            listeners.forEach(listener -> listener.accept(commit));
        }
    }
}
