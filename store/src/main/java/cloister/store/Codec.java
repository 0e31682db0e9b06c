package cloister.store;

/** Turns values into bytes and back. {@code decode(encode(v))} equals {@code v}. */
public interface Codec<V> {
    byte[] encode(V value);

    V decode(byte[] bytes);
}
