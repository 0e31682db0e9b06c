package cloister.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Codec;
import cloister.store.MemoryStore;
import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Table;
import cloister.store.Transaction;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A store in memory that holds values encoded, as a durable one would. */
final class EncodedStore implements Store {
    private final MemoryStore store = new MemoryStore();
    private final Set<String> tables = ConcurrentHashMap.newKeySet();

    /** Whether a text is in a key or a value of any table. */
    boolean holds(String text) {
        return tables.stream()
                .map(name -> new Table<>(name, new Bytes()))
                .flatMap(table -> store.read().scan(table, ""))
                .anyMatch(
                        entry ->
                                entry.key().contains(text)
                                        || new String(entry.value(), UTF_8).contains(text));
    }

    @Override
    public Reader read() {
        return new Decoded(store.read());
    }

    @Override
    public <T> T write(Function<Transaction, T> body) {
        return store.write(transaction -> body.apply(new Encoding(transaction)));
    }

    @Override
    public void subscribe(Consumer<Commit> listener) {
        store.subscribe(listener);
    }

    @Override
    public void close() {
        store.close();
    }

    private record Bytes() implements Codec<byte[]> {
        @Override
        public byte[] encode(byte[] value) {
            return value;
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes;
        }
    }

    private static Table<byte[]> encoded(Table<?> table) {
        return new Table<>(table.name(), new Bytes());
    }

    private static class Decoded implements Reader {
        private final Reader reader;

        Decoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public long revision() {
            return reader.revision();
        }

        @Override
        public <V> Optional<V> get(Table<V> table, String key) {
            return reader.get(encoded(table), key).map(table.codec()::decode);
        }

        @Override
        public <V> Stream<Entry<V>> scan(Table<V> table, String prefix) {
            return decode(table, reader.scan(encoded(table), prefix));
        }

        @Override
        public <V> Stream<Entry<V>> scanAfter(Table<V> table, String prefix, String after) {
            return decode(table, reader.scanAfter(encoded(table), prefix, after));
        }

        private static <V> Stream<Entry<V>> decode(Table<V> table, Stream<Entry<byte[]>> entries) {
            return entries.map(
                    entry -> new Entry<>(entry.key(), table.codec().decode(entry.value())));
        }
    }

    private final class Encoding extends Decoded implements Transaction {
        private final Transaction transaction;

        Encoding(Transaction transaction) {
            super(transaction);
            this.transaction = transaction;
        }

        @Override
        public <V> void put(Table<V> table, String key, V value) {
            tables.add(table.name());
            transaction.put(encoded(table), key, table.codec().encode(value));
        }

        @Override
        public void delete(Table<?> table, String key) {
            transaction.delete(encoded(table), key);
        }
    }
}
