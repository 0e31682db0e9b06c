package cloister.wire;

/** How a timestamp is written. */
public enum TimestampFormat {
    /** {@code 2015-01-25T08:00:00Z}, the rule in XML and query forms. */
    DATE_TIME,
    /** {@code Sun, 25 Jan 2015 08:00:00 GMT}, the rule in headers. */
    HTTP_DATE,
    /** Seconds since 1970, with a fraction where there is one; the rule in JSON. */
    EPOCH_SECONDS
}
