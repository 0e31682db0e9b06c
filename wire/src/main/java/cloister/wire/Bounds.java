package cloister.wire;

/**
 * The least and the greatest of a length or a whole number, both included; {@link Long#MIN_VALUE}
 * and {@link Long#MAX_VALUE} demand nothing.
 */
public record Bounds(long min, long max) {
    /** Demands nothing. */
    public static final Bounds NONE = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
}
