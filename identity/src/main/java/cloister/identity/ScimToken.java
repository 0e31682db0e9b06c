package cloister.identity;

import java.time.Instant;

/**
 * A bearer token that an identity provider provisions with; the token itself isn't kept.
 *
 * @param id what it is listed and deleted by
 * @param hash of the token, what it is found by
 */
record ScimToken(String id, String hash, Instant created, Instant expires) {
    static final JsonCodec<ScimToken> CODEC = new JsonCodec<>(ScimToken::write, ScimToken::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("hash", hash).time("created", created).time("expires", expires);
    }

    private static ScimToken read(Fields in) {
        return new ScimToken(
                in.text("id"), in.text("hash"), in.time("created"), in.time("expires"));
    }
}
