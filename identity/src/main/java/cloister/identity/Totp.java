package cloister.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passwords of six digits that change every 30 seconds (RFC 6238, SHA-1). */
final class Totp {
    private static final int STEP_SECONDS = 30;

    /** How many steps a device's clock may be off. */
    private static final int DRIFT = 1;

    /** How many steps it may be off when it is set up, where two codes in a row tell. */
    private static final int SETUP_DRIFT = 20;

    private Totp() {}

    /** The step whose code it is, if one after the last that was used. */
    static OptionalLong step(byte[] seed, String code, Instant now, long lastUsed) {
        return steps(now, DRIFT)
                .filter(step -> step > lastUsed && matches(seed, code, step))
                .findFirst();
    }

    /** The later step of two codes in a row. */
    static OptionalLong steps(byte[] seed, String first, String second, Instant now) {
        return steps(now, SETUP_DRIFT)
                .filter(step -> matches(seed, first, step) && matches(seed, second, step + 1))
                .map(step -> step + 1)
                .findFirst();
    }

    static String code(byte[] seed, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("no HMAC-SHA1", missing);
        }
    }

    static long step(Instant now) {
        return now.getEpochSecond() / STEP_SECONDS;
    }

    private static LongStream steps(Instant now, int drift) {
        return LongStream.rangeClosed(step(now) - drift, step(now) + drift);
    }

    private static boolean matches(byte[] seed, String code, long step) {
        return MessageDigest.isEqual(
                code(seed, step).getBytes(StandardCharsets.UTF_8),
                code.getBytes(StandardCharsets.UTF_8));
    }
}
