package cloister.store;

/** What a commit does to one key of a table. */
sealed interface Edit {
    String table();

    String key();

    default Store.Change change() {
        return new Store.Change(table(), key(), this instanceof Delete);
    }

    /** Sets a value. */
    record Put<V>(Table<V> of, String key, V value) implements Edit {
        @Override
        public String table() {
            return of.name();
        }

        byte[] encoded() {
            return of.codec().encode(value);
        }
    }

    /** Removes a value. */
    record Delete(String table, String key) implements Edit {}
}
