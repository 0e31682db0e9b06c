package cloister.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: codes from the seed that CreateVirtualMFADevice tells (RFC 6238). */
final class Totp {
    private final byte[] seed;

    private Totp(byte[] seed) {
        this.seed = seed;
    }

    static Totp ofBase32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int held = 0;
        int buffer = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (buffer >> held));
                buffer &= (1 << held) - 1;
            }
        }
        return new Totp(bytes.array());
    }

    String code(Instant when) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] step = ByteBuffer.allocate(8).putLong(when.getEpochSecond() / 30).array();
            byte[] hash = mac.doFinal(step);
            int at = hash[19] & 15;
            int number = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
