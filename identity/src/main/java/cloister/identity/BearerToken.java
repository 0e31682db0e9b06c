package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Texts that let in whoever shows them; of those that we give out, only hashes are kept. */
final class BearerToken {
    private static final int BYTES = 32;

    private BearerToken() {}

    /** 43 characters that fit an address, 256 bits of chance. */
    static String next() {
        return urlSafe(UniqueId.random(BYTES));
    }

    /** What a token is kept by. */
    static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** PKCE's S256 of a verifier (RFC 7636, section 4.2). */
    static String challenge(String verifier) {
        return urlSafe(sha256(verifier));
    }

    private static String urlSafe(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent); // every JDK has it
        }
    }
}
