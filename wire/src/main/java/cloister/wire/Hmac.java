package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA256 with one key. The two digests that have taken in the key are kept and copied for each
 * message, which saves looking up the algorithm and taking in the key again.
 */
final class Hmac {
    private static final int BLOCK = 64;

    private final MessageDigest inner = Sha256.digest();
    private final MessageDigest outer = Sha256.digest();

    Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.of(key) : key, BLOCK);
        inner.update(masked(block, (byte) 0x36));
        outer.update(masked(block, (byte) 0x5C));
    }

    byte[] of(byte[] message) {
        MessageDigest finished = Sha256.copy(outer);
        MessageDigest started = Sha256.copy(inner);
        return finished.digest(started.digest(message));
    }

    byte[] of(String message) {
        return of(message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] masked(byte[] block, byte mask) {
        byte[] masked = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            masked[i] = (byte) (block[i] ^ mask);
        }
        return masked;
    }
}
