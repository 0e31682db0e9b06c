package cloister.studio;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.Locale;

/**
 * A search record in an order by any of its properties.
 *
 * @param text sorts as the property does; records without the property come first
 * @param arn tells records with the same value apart
 */
record SortedRecord(String text, String arn, Struct record) {
    static SortedRecord of(Struct record, String property, String arn) {
        String text =
                SearchProperty.values(record, property).stream()
                        .findFirst()
                        .map(SortedRecord::sortable)
                        .orElse("");
        return new SortedRecord(text, arn, record);
    }

    /** A place in the order, from {@link #position}. */
    static SortedRecord at(String position) {
        int space = position.indexOf(' ');
        return new SortedRecord(
                position.substring(space + 1), position.substring(0, space), Struct.EMPTY);
    }

    /** Where this record is, for the page after it. */
    String position() {
        return arn + " " + text;
    }

    private static String sortable(Object value) {
        return switch (value) {
            case Instant time -> SortText.time(time);
            case Number number -> sortable(number.doubleValue());
            default -> value.toString();
        };
    }

    /** The bits of a number so that their unsigned order is the number's. */
    private static String sortable(double number) {
        long bits = Double.doubleToLongBits(number);
        return String.format(Locale.ROOT, "%016x", bits < 0 ? ~bits : bits | Long.MIN_VALUE);
    }
}
