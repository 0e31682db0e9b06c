package cloister.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state as one write sees and changes it, before it is committed. For one thread. */
final class WorkingCopy implements Transaction {
    private final Map<Place, Edit> edits = new LinkedHashMap<>();
    private Snapshot state;
    private boolean open = true;

    WorkingCopy(Snapshot base) {
        this.state = base;
    }

    @Override
    public long revision() {
        return state.revision();
    }

    @Override
    public <V> Optional<V> get(Table<V> table, String key) {
        return present().get(table, key);
    }

    @Override
    public <V> Stream<Entry<V>> scan(Table<V> table, String prefix) {
        return present().scan(table, prefix);
    }

    @Override
    public <V> Stream<Entry<V>> scanAfter(Table<V> table, String prefix, String after) {
        return present().scanAfter(table, prefix, after);
    }

    @Override
    public <V> void put(Table<V> table, String key, V value) {
        state = present().put(table.name(), key, Cell.of(value));
        record(new Edit.Put<>(table, key, value));
    }

    @Override
    public void delete(Table<?> table, String key) {
        if (present().has(table.name(), key)) {
            state = state.delete(table.name(), key);
            record(new Edit.Delete(table.name(), key));
        }
    }

    /** What was changed, each key once, in the order of first change. */
    List<Edit> edits() {
        return List.copyOf(edits.values());
    }

    /** Ends the copy: the state as the next revision. */
    Snapshot close() {
        open = false;
        return state.at(state.revision() + 1);
    }

    private Snapshot present() {
        if (!open) {
            throw new IllegalStateException("The transaction has ended: use it inside write only.");
        }
        return state;
    }

    private void record(Edit edit) {
        edits.put(new Place(edit.table(), edit.key()), edit);
    }

    private record Place(String table, String key) {}
}
