package cloister.identity;

import java.time.Instant;
import java.util.Base64;

/**
 * A key that session tokens are sealed with.
 *
 * @param secret 256 bits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealingKey(int number, byte[] secret, Instant created) {
    static final JsonCodec<SealingKey> CODEC = new JsonCodec<>(SealingKey::write, SealingKey::read);

    private void write(FieldWriter out) {
        out.number("number", number).time("created", created);
        out.text("secret", Base64.getEncoder().encodeToString(secret));
    }

    private static SealingKey read(Fields in) {
        return new SealingKey(
                in.number("number"),
                Base64.getDecoder().decode(in.text("secret")),
                in.time("created"));
    }
}
