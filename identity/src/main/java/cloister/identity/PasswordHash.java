package cloister.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.KeySpec;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password (OWASP, "Password Storage Cheat Sheet": PBKDF2 with HMAC-SHA256).
 *
 * @param salt in Base64
 * @param hash in Base64
 */
record PasswordHash(int iterations, String salt, String hash) {
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static PasswordHash of(String password) {
        byte[] salt = UniqueId.random(SALT_BYTES);
        return new PasswordHash(ITERATIONS, encode(salt), encode(hash(password, salt, ITERATIONS)));
    }

    /** What no password matches, and takes as long to try as any. */
    static PasswordHash nobodys() {
        return new PasswordHash(
                ITERATIONS,
                encode(UniqueId.random(SALT_BYTES)),
                encode(UniqueId.random(HASH_BITS / Byte.SIZE)));
    }

    static PasswordHash read(Fields in) {
        return new PasswordHash(in.number("iterations"), in.text("salt"), in.text("hash"));
    }

    void write(FieldWriter out) {
        out.number("iterations", iterations).text("salt", salt).text("hash", hash);
    }

    boolean matches(String password) {
        byte[] known = Base64.getDecoder().decode(hash);
        byte[] tried = hash(password, Base64.getDecoder().decode(salt), iterations);
        return MessageDigest.isEqual(known, tried);
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        try {
            KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("no PBKDF2 with HMAC-SHA256", missing);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
