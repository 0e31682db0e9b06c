package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a signature says of the body (Amazon S3 API Reference, "Authenticating Requests").
 *
 * @param text the last line of the canonical request: the body's hash, or a word in its place
 */
record PayloadHash(String text) {
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";

    static PayloadHash of(SignedRequest signed, SigningRules rules) {
        Optional<String> declared =
                signed.request()
                        .header("x-amz-content-sha256")
                        .or(
                                () ->
                                        signed.presigned()
                                                ? new QueryString(signed.request().rawQuery())
                                                        .only("X-Amz-Content-Sha256")
                                                : Optional.empty());
        if (declared.isPresent()) {
            return new PayloadHash(declared.get());
        }
        return signed.presigned() && !rules.signedPresignedBody()
                ? new PayloadHash(UNSIGNED)
                : new PayloadHash(Sha256.hex(signed.request().body()));
    }

    /**
     * The body, checked against what was signed.
     *
     * @throws AuthFailureException it is another one
     */
    byte[] open(SignedRequest signed, Hmac key) {
        byte[] body = signed.request().body();
        return switch (text) {
            case UNSIGNED -> body;
            case UNSIGNED_CHUNKS -> ChunkedPayload.unsigned(signed).read(body);
            case SIGNED_CHUNKS, SIGNED_TRAILER -> ChunkedPayload.signed(signed, key).read(body);
            default -> {
                if (!isHash(body)) {
                    throw new AuthFailureException(
                            AuthFailure.SIGNATURE_MISMATCH,
                            "The provided 'x-amz-content-sha256' header does not match what was"
                                    + " computed.");
                }
                yield body;
            }
        };
    }

    private boolean isHash(byte[] body) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8),
                Sha256.hex(body).getBytes(StandardCharsets.UTF_8));
    }
}
