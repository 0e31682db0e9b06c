package cloister.store;

import java.util.List;

/**
 * One commit on its way to disk.
 *
 * @param after the state that it leads to
 */
record Batch(Snapshot after, List<Edit> edits, List<Row> rows) {

    /** Encodes a commit's edits, so that one that can't be encoded fails alone. */
    static Batch of(Snapshot after, List<Edit> edits) {
        return new Batch(after, edits, edits.stream().map(Batch::row).toList());
    }

    private static Row row(Edit edit) {
        return switch (edit) {
            case Edit.Put<?> put -> new Row.Present(put.table(), put.key(), put.encoded());
            case Edit.Delete(String table, String key) -> new Row.Gone(table, key);
        };
    }

    /** What a row is to be. */
    sealed interface Row {
        /** A row with a value. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Present(String table, String key, byte[] value) implements Row {}

        /** A row that isn't there. */
        record Gone(String table, String key) implements Row {}
    }
}
