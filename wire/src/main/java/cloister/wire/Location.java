package cloister.wire;

/** Where the REST protocols carry a member. */
public enum Location {
    BODY,
    HEADER,
    /** Every header with the member's prefix. */
    HEADERS,
    QUERY,
    URI,
    STATUS_CODE
}
