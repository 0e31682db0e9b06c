package cloister.store;

/**
 * A named table of values under string keys, sorted by key.
 *
 * @param name unique in a store; lower-case letters and dots
 * @param codec how a value becomes bytes and back
 */
public record Table<V>(String name, Codec<V> codec) {}
