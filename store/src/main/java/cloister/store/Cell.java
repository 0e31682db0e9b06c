package cloister.store;

/** A stored value: bytes until it is first read, an object from then on. */
final class Cell {
    private volatile Object content;

    private Cell(Object content) {
        this.content = content;
    }

    static Cell of(Object value) {
        return new Cell(value);
    }

    static Cell encoded(byte[] bytes) {
        return new Cell(new Encoded(bytes));
    }

    @SuppressWarnings("unchecked") // a table's name stands for one codec
    <V> V value(Table<V> table) {
        Object present = content;
        if (present instanceof Encoded(byte[] bytes)) {
            present = table.codec().decode(bytes);
            content = present;
        }
        return (V) present;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Encoded(byte[] bytes) {}
}
