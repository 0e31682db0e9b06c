package cloister.studio;

import java.time.Instant;
import java.util.Locale;

/** Texts whose order as keys of the store is the order of what they stand for. */
final class SortText {
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private SortText() {}

    /** A time, to the millisecond. */
    static String time(Instant time) {
        return String.format(Locale.ROOT, "%015d", time.toEpochMilli());
    }

    /** A text of printable ASCII so turned around that it sorts backward. */
    static String reversed(String text) {
        StringBuilder reversed = new StringBuilder(text.length() + 1);
        text.chars().forEach(c -> reversed.append((char) (FIRST + LAST - c)));
        return reversed.append(LAST).toString();
    }
}
