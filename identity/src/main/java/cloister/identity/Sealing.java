package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what others carry and must neither read nor change: packed, encrypted and authenticated by
 * AES-GCM under a key of the account. What comes out is, in Base64: a byte for its purpose, the
 * key's number (4 bytes), a nonce (12 bytes), the sealed bytes.
 */
final class Sealing {
    private static final int HEAD_BYTES = 5;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int MOST_BYTES = 64 * 1024;

    /** How long one key seals. Random nonces are safe for far more sessions than that brings. */
    private static final Duration KEY_LIFE = Duration.ofDays(7);

    /** The longest session there is, with a day to spare: a key opens that much longer. */
    private static final Duration LONGEST_SESSION = Duration.ofHours(36 + 24);

    private final Account account;

    Sealing(Account account) {
        this.account = account;
    }

    /**
     * Seals bytes.
     *
     * @param purpose what they are for: nothing is opened for another
     */
    String seal(byte purpose, byte[] content, Instant now) {
        SealingKey key = sealingKey(now);
        byte[] nonce = UniqueId.random(NONCE_BYTES);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(purpose).putInt(key.number()).array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, head).doFinal(pack(content));
            ByteBuffer token = ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + sealed.length);
            token.put(head).put(nonce).put(sealed);
            return Base64.getEncoder().encodeToString(token.array());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("AES-GCM failed", failure);
        }
    }

    /** The bytes in it; empty where it wasn't sealed here for that purpose, or is changed. */
    Optional<byte[]> open(byte purpose, String token) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(token));
            if (bytes.remaining() <= HEAD_BYTES + NONCE_BYTES || bytes.get(0) != purpose) {
                return Optional.empty();
            }
            byte[] head = read(bytes, HEAD_BYTES);
            byte[] nonce = read(bytes, NONCE_BYTES);
            byte[] sealed = read(bytes, bytes.remaining());
            Optional<SealingKey> key =
                    account.read().get(Tables.SEALING_KEYS, key(ByteBuffer.wrap(head).getInt(1)));
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(unpack(unseal(key.get(), nonce, head, sealed)));
        } catch (IllegalArgumentException | GeneralSecurityException | DataFormatException forged) {
            return Optional.empty();
        }
    }

    private static byte[] unseal(SealingKey key, byte[] nonce, byte[] head, byte[] sealed)
            throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, nonce, head).doFinal(sealed);
    }

    /** The newest key, a new one where it is too old. */
    private SealingKey sealingKey(Instant now) {
        Optional<SealingKey> newest = newest(account.read()).filter(key -> fresh(key, now));
        return newest.orElseGet(
                () ->
                        account.write(
                                state ->
                                        newest(state)
                                                .filter(key -> fresh(key, now))
                                                .orElseGet(() -> renew(state, now))));
    }

    private static boolean fresh(SealingKey key, Instant now) {
        return now.isBefore(key.created().plus(KEY_LIFE));
    }

    private static SealingKey renew(Transaction state, Instant now) {
        int number = newest(state).map(SealingKey::number).orElse(0) + 1;
        SealingKey key = new SealingKey(number, UniqueId.random(KEY_BYTES), now);
        try (Stream<Reader.Entry<SealingKey>> keys = state.scan(Tables.SEALING_KEYS, "")) {
            keys.filter(old -> spent(old.value(), now))
                    .forEach(old -> state.delete(Tables.SEALING_KEYS, old.key()));
        }
        state.put(Tables.SEALING_KEYS, key(number), key);
        return key;
    }

    private static boolean spent(SealingKey key, Instant now) {
        return now.isAfter(key.created().plus(KEY_LIFE).plus(LONGEST_SESSION));
    }

    private static Optional<SealingKey> newest(Reader state) {
        try (Stream<Reader.Entry<SealingKey>> keys = state.scan(Tables.SEALING_KEYS, "")) {
            return keys.map(Reader.Entry::value).max(Comparator.comparingInt(SealingKey::number));
        }
    }

    private static String key(int number) {
        return Integer.toString(number);
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, byte[] head)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.secret(), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        return cipher;
    }

    private static byte[] read(ByteBuffer bytes, int count) {
        byte[] part = new byte[count];
        bytes.get(part);
        return part;
    }

    static byte[] pack(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length);
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        }
    }

    private static byte[] unpack(byte[] packed) throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * packed.length);
            byte[] buffer = new byte[1024];
            while (!inflater.finished() && bytes.size() < MOST_BYTES) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("cut short");
                }
                bytes.write(buffer, 0, count);
            }
            return bytes.toByteArray();
        }
    }
}
