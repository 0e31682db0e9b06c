package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is kept for a time. */
interface Expiring {
    Instant expires();

    /** Whether it still holds. */
    default boolean isGood(Instant now) {
        return now.isBefore(expires());
    }

    /** Drops what no longer holds. */
    static void dropOld(Transaction state, Table<? extends Expiring> table, Instant now) {
        drop(state, table, entry -> !entry.isGood(now));
    }

    /** Drops all of a kind. */
    static <V> void drop(Transaction state, Table<V> table, Predicate<V> which) {
        List<String> keys;
        try (Stream<Reader.Entry<V>> all = state.scan(table, "")) {
            keys = all.filter(entry -> which.test(entry.value())).map(Reader.Entry::key).toList();
        }
        keys.forEach(key -> state.delete(table, key));
    }
}
