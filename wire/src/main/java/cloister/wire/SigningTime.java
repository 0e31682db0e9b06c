package cloister.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time of a signature: {@code 20150830T123600Z}. */
final class SigningTime {
    private static final int LENGTH = 16;

    private SigningTime() {}

    static String write(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(LENGTH);
        append(out, utc.getYear() / 100);
        append(out, utc.getYear() % 100);
        append(out, utc.getMonthValue());
        append(out, utc.getDayOfMonth());
        out.append('T');
        append(out, utc.getHour());
        append(out, utc.getMinute());
        append(out, utc.getSecond());
        return out.append('Z').toString();
    }

    private static void append(StringBuilder out, int twoDigits) {
        out.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }

    static Optional<Instant> read(String text) {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    digits(text, 0, 4),
                                    digits(text, 4, 6),
                                    digits(text, 6, 8),
                                    digits(text, 9, 11),
                                    digits(text, 11, 13),
                                    digits(text, 13, 15))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** -1, which no part of a date may be, where a char isn't a digit. */
    private static int digits(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
