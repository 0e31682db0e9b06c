package cloister.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Codec;

/** Texts in the store, as UTF-8. */
final class TextCodec implements Codec<String> {
    static final TextCodec INSTANCE = new TextCodec();

    private TextCodec() {}

    @Override
    public byte[] encode(String value) {
        return value.getBytes(UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
