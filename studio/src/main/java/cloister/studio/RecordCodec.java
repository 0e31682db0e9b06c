package cloister.studio;

import cloister.store.Codec;
import cloister.wire.Struct;

import java.util.function.Function;

/** Records in the store, by way of the structure they are written as. */
record RecordCodec<V>(Function<V, Struct> toStruct, Function<Struct, V> fromStruct)
        implements Codec<V> {
    @Override
    public byte[] encode(V value) {
        return StructCodec.INSTANCE.encode(toStruct.apply(value));
    }

    @Override
    public V decode(byte[] bytes) {
        return fromStruct.apply(StructCodec.INSTANCE.decode(bytes));
    }
}
