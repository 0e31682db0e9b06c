package cloister.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Table;
import cloister.store.Transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A store for tests that copies everything at every write. */
final class HeapStore implements Store {
    private volatile View view = new View(0, new TreeMap<>());

    @Override
    public Reader read() {
        return view;
    }

    @Override
    public synchronized <T> T write(Function<Transaction, T> body) {
        View copy = new View(view.revision + 1, new TreeMap<>(view.bytes));
        T result = body.apply(copy);
        view = copy;
        return result;
    }

    @Override
    public void subscribe(Consumer<Commit> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    /** Whether a text is anywhere in the store. */
    boolean holds(String text) {
        return view.bytes.entrySet().stream()
                .anyMatch(
                        entry ->
                                entry.getKey().contains(text)
                                        || new String(entry.getValue(), UTF_8).contains(text));
    }

    private record View(long revision, NavigableMap<String, byte[]> bytes) implements Transaction {
        @Override
        public <V> Optional<V> get(Table<V> table, String key) {
            return Optional.ofNullable(bytes.get(table.name() + "\0" + key))
                    .map(table.codec()::decode);
        }

        @Override
        public <V> Stream<Entry<V>> scan(Table<V> table, String prefix) {
            String start = table.name() + "\0" + prefix;
            List<Entry<V>> entries = new ArrayList<>();
            bytes.tailMap(start, true)
                    .forEach(
                            (key, value) -> {
                                if (key.startsWith(start)) {
                                    entries.add(
                                            new Entry<>(
                                                    key.substring(table.name().length() + 1),
                                                    table.codec().decode(value)));
                                }
                            });
            return entries.stream();
        }

        @Override
        public <V> Stream<Entry<V>> scanAfter(Table<V> table, String prefix, String after) {
            return scan(table, prefix).filter(entry -> entry.key().compareTo(after) > 0);
        }

        @Override
        public <V> void put(Table<V> table, String key, V value) {
            bytes.put(table.name() + "\0" + key, table.codec().encode(value));
        }

        @Override
        public void delete(Table<?> table, String key) {
            bytes.remove(table.name() + "\0" + key);
        }
    }
}
