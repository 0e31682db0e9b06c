package cloister.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A body in chunks, each with a signature over the one before it (Amazon S3 API Reference,
 * "Signature Calculations: Transferring Payload in Multiple Chunks"), with or without a trailer.
 */
final class ChunkedPayload {
    private static final String SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final SignedRequest request;
    private final Optional<Hmac> key;
    private String previous;
    private byte[] body = new byte[0];
    private int position;

    private ChunkedPayload(SignedRequest request, Optional<Hmac> key) {
        this.request = request;
        this.key = key;
        this.previous = request.signature();
    }

    static ChunkedPayload signed(SignedRequest request, Hmac key) {
        return new ChunkedPayload(request, Optional.of(key));
    }

    static ChunkedPayload unsigned(SignedRequest request) {
        return new ChunkedPayload(request, Optional.empty());
    }

    /**
     * What the chunks hold.
     *
     * @throws AuthFailureException a chunk's signature is wrong, or the framing is broken
     */
    byte[] read(byte[] chunked) {
        body = chunked;
        position = 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunked.length);
        byte[] chunk = chunk();
        while (chunk.length > 0) {
            out.writeBytes(chunk);
            chunk = chunk();
        }
        trailer();
        if (position != body.length) {
            throw broken();
        }
        String declared = request.request().header("x-amz-decoded-content-length").orElse("");
        if (!declared.equals(Integer.toString(out.size()))) {
            throw broken();
        }
        return out.toByteArray();
    }

    private byte[] chunk() {
        String head = line();
        int semicolon = head.indexOf(';');
        int size = size(semicolon < 0 ? head : head.substring(0, semicolon));
        if (size > body.length - position) {
            throw broken();
        }
        byte[] chunk = Arrays.copyOfRange(body, position, position + size);
        position += size;
        if (size > 0 && !line().isEmpty()) {
            throw broken();
        }
        if (key.isPresent()) {
            String extension = semicolon < 0 ? "" : head.substring(semicolon + 1);
            if (!extension.startsWith(SIGNATURE)) {
                throw SigV4Verifier.mismatch();
            }
            check(
                    extension.substring(SIGNATURE.length()),
                    StringToSign.chunk(request.time(), request.scope(), previous, chunk));
        }
        return chunk;
    }

    /** Header lines up to an empty one; the last of them signs the others. */
    private void trailer() {
        StringBuilder signed = new StringBuilder();
        Optional<String> signature = Optional.empty();
        while (position < body.length) {
            String line = line();
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || signature.isPresent()) {
                throw broken();
            }
            String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).trim();
            if (name.equals(TRAILER_SIGNATURE)) {
                signature = Optional.of(value);
            } else {
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (key.isPresent() && (!signed.isEmpty() || signature.isPresent())) {
            check(
                    signature.orElse(""),
                    StringToSign.trailer(
                            request.time(), request.scope(), previous, signed.toString()));
        }
    }

    private void check(String signature, String text) {
        String expected = StringToSign.sign(key.orElseThrow(), text);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8))) {
            throw SigV4Verifier.mismatch();
        }
        previous = expected;
    }

    private String line() {
        for (int i = position; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                String line = new String(body, position, i - position, StandardCharsets.ISO_8859_1);
                position = i + 2;
                return line;
            }
        }
        throw broken();
    }

    private static int size(String hex) {
        if (hex.isEmpty() || hex.length() > 7 || !hex.chars().allMatch(c -> isHex((char) c))) {
            throw broken();
        }
        return Integer.parseInt(hex, 16);
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static AuthFailureException broken() {
        return new AuthFailureException(
                AuthFailure.INCOMPLETE_SIGNATURE,
                "The body isn't framed in chunks as x-amz-content-sha256 says, or not of the length"
                        + " that x-amz-decoded-content-length says.");
    }
}
