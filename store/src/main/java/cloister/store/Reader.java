package cloister.store;

import java.util.Optional;
import java.util.stream.Stream;

/** A consistent view of all tables at one moment. */
public interface Reader {
    /** The revision this view shows: the number of commits before it. */
    long revision();

    <V> Optional<V> get(Table<V> table, String key);

    /** Entries whose key starts with the prefix, in key order; lazily read. */
    <V> Stream<Entry<V>> scan(Table<V> table, String prefix);

    /**
     * Entries whose key starts with the prefix and comes after the given key, in key order; lazily
     * read.
     */
    <V> Stream<Entry<V>> scanAfter(Table<V> table, String prefix, String after);

    /** A key with its value. */
    record Entry<V>(String key, V value) {}
}
