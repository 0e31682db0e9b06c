package cloister.identity;

import cloister.store.Codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Keeps a value as one compact JSON object; members it doesn't know are ignored. */
record JsonCodec<V>(BiConsumer<V, FieldWriter> writer, Function<Fields, V> reader)
        implements Codec<V> {
    @Override
    public byte[] encode(V value) {
        return FieldWriter.object(out -> writer.accept(value, out));
    }

    @Override
    public V decode(byte[] bytes) {
        return reader.apply(Fields.parse(bytes));
    }
}
