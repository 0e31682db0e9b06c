package cloister.store;

/** A view that also writes; it sees its own writes. Nothing is kept where the body throws. */
public interface Transaction extends Reader {
    <V> void put(Table<V> table, String key, V value);

    void delete(Table<?> table, String key);
}
