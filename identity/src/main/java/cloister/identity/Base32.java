package cloister.identity;

import java.math.BigInteger;

/** RFC 4648 Base32 of whole groups of 40 bits, as authenticators read seeds. */
final class Base32 {
    static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /**
     * @throws IllegalArgumentException where the length is no multiple of 5
     */
    static String encode(byte[] bytes) {
        if (bytes.length % 5 != 0) {
            throw new IllegalArgumentException("not whole groups: " + bytes.length + " bytes");
        }
        BigInteger bits = new BigInteger(1, bytes);
        StringBuilder text = new StringBuilder();
        for (int shift = 8 * bytes.length - 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return text.toString();
    }
}
