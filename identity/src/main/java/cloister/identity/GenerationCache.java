package cloister.identity;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded cache in two generations: when the younger is full it becomes the older, and what
 * wasn't asked for since the last change is gone. Holds at most twice its size.
 */
final class GenerationCache<K, V> {
    private final int size;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();

    GenerationCache(int size) {
        this.size = size;
    }

    Optional<V> get(K key) {
        V found = young.get(key);
        if (found != null) {
            return Optional.of(found);
        }
        V older = old.get(key);
        if (older != null) {
            put(key, older);
        }
        return Optional.ofNullable(older);
    }

    void put(K key, V value) {
        if (young.size() >= size) {
            turn();
        }
        young.put(key, value);
    }

    private synchronized void turn() {
        if (young.size() >= size) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
