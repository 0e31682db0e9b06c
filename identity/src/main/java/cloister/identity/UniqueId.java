package cloister.identity;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Makes the ids of IAM's entities, access key ids and secrets. */
final class UniqueId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int UNIQUE_LENGTH = 17;
    private static final int ACCOUNT_BITS = 40;
    private static final int CHANCE_BITS = 39;
    private static final int SECRET_BYTES = 30;

    private UniqueId() {}

    /**
     * A unique id of 21 characters.
     *
     * @param prefix what the id stands for, e.g. {@code AIDA} for a user (IAM user guide, "IAM
     *     identifiers")
     */
    static String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < UNIQUE_LENGTH; i++) {
            id.append(Base32.ALPHABET.charAt(RANDOM.nextInt(Base32.ALPHABET.length())));
        }
        return id.toString();
    }

    /**
     * An access key id of 20 characters. As in AWS's own, the account can be read from it: of the
     * 80 bits after the prefix the first is set, the next 40 are the account, the rest is chance.
     *
     * @param prefix {@code AKIA} for a user's key, {@code ASIA} for a session's
     */
    static String accessKey(String prefix, String account) {
        BigInteger bits =
                BigInteger.ONE
                        .shiftLeft(ACCOUNT_BITS)
                        .or(new BigInteger(account))
                        .shiftLeft(CHANCE_BITS)
                        .or(new BigInteger(CHANCE_BITS, RANDOM));
        StringBuilder id = new StringBuilder(prefix);
        for (int shift = ACCOUNT_BITS + CHANCE_BITS + 1 - 5; shift >= 0; shift -= 5) {
            id.append(Base32.ALPHABET.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return id.toString();
    }

    /** The account that an access key id tells; empty where it tells none. */
    static Optional<String> account(String accessKeyId) {
        if (!accessKeyId.matches("A[KS]IA[Q-Z2-7][A-Z2-7]{15}")) {
            return Optional.empty();
        }
        BigInteger bits = BigInteger.ZERO;
        for (char digit : accessKeyId.substring(4).toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(Base32.ALPHABET.indexOf(digit)));
        }
        long account = bits.shiftRight(CHANCE_BITS).clearBit(ACCOUNT_BITS).longValueExact();
        return account < 1_000_000_000_000L
                ? Optional.of("%012d".formatted(account))
                : Optional.empty();
    }

    /** A secret access key: 40 characters, 240 bits of chance. */
    static String secret() {
        return Base64.getEncoder().encodeToString(random(SECRET_BYTES));
    }

    static byte[] random(int bytes) {
        byte[] chance = new byte[bytes];
        RANDOM.nextBytes(chance);
        return chance;
    }
}
