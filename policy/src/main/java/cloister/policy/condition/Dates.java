package cloister.policy.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparison of instants: the W3C's profile of ISO 8601, or seconds since 1970. */
final class Dates {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:[Tt](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?"
                        + "(?:([Zz])|([+-]\\d\\d):?(\\d\\d))?)?)?)?");

    /** A longer text is no date. */
    private static final int LONGEST = 64;

    /** The seconds that an {@link Instant} can hold have no more digits. */
    private static final BigDecimal LATEST = new BigDecimal(Instant.MAX.getEpochSecond());

    private Dates() {}

    /** Reads an instant; empty where the text isn't one. Without an offset it is UTC. */
    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return Numbers.parse(text)
                    .filter(seconds -> seconds.abs().compareTo(LATEST) < 0)
                    .map(Dates::ofEpoch);
        }
        try {
            String fraction = iso.group(7) == null ? "" : iso.group(7);
            ZoneOffset offset =
                    iso.group(9) == null
                            ? ZoneOffset.UTC
                            : ZoneOffset.of(iso.group(9) + ":" + iso.group(10));
            return Optional.of(
                    LocalDateTime.of(
                                    number(iso, 1, 0),
                                    number(iso, 2, 1),
                                    number(iso, 3, 1),
                                    number(iso, 4, 0),
                                    number(iso, 5, 0),
                                    number(iso, 6, 0),
                                    Integer.parseInt((fraction + "000000000").substring(0, 9)))
                            .toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher iso, int group, int absent) {
        return iso.group(group) == null ? absent : Integer.parseInt(iso.group(group));
    }

    private static Instant ofEpoch(BigDecimal seconds) {
        long whole = seconds.longValue();
        return Instant.ofEpochSecond(
                whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }

    /**
     * Compares with each wanted instant.
     *
     * @param holds of the actual instant's order beside a wanted one: negative, zero or positive
     */
    static ValueTest test(List<cloister.policy.condition.Pattern> wanted, IntPredicate holds) {
        List<Instant> instants =
                wanted.stream().flatMap(pattern -> parse(pattern.source()).stream()).toList();
        return (actual, keys) -> {
            Optional<Instant> instant = parse(actual);
            if (instant.isEmpty()) {
                return false;
            }
            for (Instant other : instants) {
                if (holds.test(instant.get().compareTo(other))) {
                    return true;
                }
            }
            return false;
        };
    }
}
