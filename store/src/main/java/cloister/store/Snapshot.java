package cloister.store;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All tables after one commit. Immutable: a changed copy shares what didn't change. */
record Snapshot(long revision, PMap<String, TreePMap<String, Cell>> tables) implements Reader {
    static final Snapshot EMPTY = new Snapshot(0, HashTreePMap.empty());

    private static final TreePMap<String, Cell> NO_ROWS = TreePMap.empty();

    @Override
    public <V> Optional<V> get(Table<V> table, String key) {
        Cell cell = rows(table.name()).get(key);
        return cell == null ? Optional.empty() : Optional.of(cell.value(table));
    }

    @Override
    public <V> Stream<Entry<V>> scan(Table<V> table, String prefix) {
        return entries(table, prefix, rows(table.name()).tailMap(prefix, true));
    }

    @Override
    public <V> Stream<Entry<V>> scanAfter(Table<V> table, String prefix, String after) {
        return after.compareTo(prefix) < 0
                ? scan(table, prefix)
                : entries(table, prefix, rows(table.name()).tailMap(after, false));
    }

    Snapshot put(String table, String key, Cell cell) {
        return new Snapshot(revision, tables.plus(table, rows(table).plus(key, cell)));
    }

    Snapshot delete(String table, String key) {
        return new Snapshot(revision, tables.plus(table, rows(table).minus(key)));
    }

    Snapshot at(long newRevision) {
        return new Snapshot(newRevision, tables);
    }

    boolean has(String table, String key) {
        return rows(table).containsKey(key);
    }

    private TreePMap<String, Cell> rows(String table) {
        return tables.getOrDefault(table, NO_ROWS);
    }

    private static <V> Stream<Entry<V>> entries(
            Table<V> table, String prefix, Map<String, Cell> from) {
        return from.entrySet().stream()
                .takeWhile(row -> row.getKey().startsWith(prefix))
                .map(row -> new Entry<>(row.getKey(), row.getValue().value(table)));
    }
}
