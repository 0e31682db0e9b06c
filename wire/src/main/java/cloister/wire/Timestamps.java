package cloister.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Timestamps in the forms of {@link TimestampFormat}, to the millisecond. */
final class Timestamps {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** The end of the year 9999: later ones can't be written with four digits. */
    private static final double MAX_SECONDS = 253402300799.999;

    private Timestamps() {}

    static String write(Instant time, TimestampFormat format) {
        Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
        return switch (format) {
            case DATE_TIME -> millis.toString();
            case HTTP_DATE -> HTTP_DATE.format(millis);
            case EPOCH_SECONDS -> epochSeconds(millis);
        };
    }

    static Optional<Instant> read(String text, TimestampFormat format) {
        try {
            return switch (format) {
                case DATE_TIME ->
                        Optional.of(
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
                case HTTP_DATE -> Optional.of(HTTP_DATE.parse(text, Instant::from));
                case EPOCH_SECONDS -> ofEpochSeconds(Double.parseDouble(text));
            };
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofEpochSeconds(double seconds) {
        return Math.abs(seconds) <= MAX_SECONDS
                ? Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)))
                : Optional.empty();
    }

    private static String epochSeconds(Instant time) {
        int millis = time.getNano() / 1_000_000;
        if (millis == 0) {
            return Long.toString(time.getEpochSecond());
        }
        return new BigDecimal(time.toEpochMilli())
                .movePointLeft(3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
