package cloister.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as AWS canonicalises it (RFC 3986), and its undoing. */
final class PercentCoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCoding() {}

    /** Encodes all but letters, digits, {@code -._~} and, if so asked, slashes. */
    static String encode(String text, boolean keepSlash) {
        if (isPlain(text, keepSlash)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && isUnreserved((char) octet, keepSlash)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX[(octet >> 4) & 0xF]).append(HEX[octet & 0xF]);
            }
        }
        return out.toString();
    }

    /**
     * Decodes text in which each char is one byte as it came.
     *
     * @return none where an escape is broken or the result isn't UTF-8
     */
    static Optional<String> decode(String raw, boolean plusIsSpace) {
        if (isPlain(raw, true)) {
            return Optional.of(raw);
        }
        byte[] out = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length()) {
                    return Optional.empty();
                }
                int high = Character.digit(raw.charAt(i + 1), 16);
                int low = Character.digit(raw.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c > 0xFF) {
                return Optional.empty();
            } else {
                out[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        return utf8(out, length);
    }

    private static Optional<String> utf8(byte[] bytes, int length) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String text, boolean keepSlash) {
        for (int i = 0; i < text.length(); i++) {
            if (!isUnreserved(text.charAt(i), keepSlash)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(char c, boolean keepSlash) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~'
                || (c == '/' && keepSlash);
    }
}
