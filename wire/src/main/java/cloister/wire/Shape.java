package cloister.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type of an API model, with what it demands of values. */
public sealed interface Shape {
    /** The shape's name in the model. */
    String name();

    /** Whether its values must not be echoed or logged. */
    boolean sensitive();

    /**
     * Named members.
     *
     * @param members by name, in the model's order
     * @param union whether exactly one member is to be set
     * @param error what the protocols tell of it, where it is an error
     * @param payload the member that is the HTTP body, in the REST protocols
     */
    record StructureShape(
            String name,
            Map<String, Member> members,
            boolean union,
            boolean sensitive,
            Optional<ErrorTrait> error,
            Optional<String> payload)
            implements Shape {}

    /**
     * Elements of one shape.
     *
     * @param length the number of elements
     * @param flattened whether XML and query forms leave the wrapping element out
     */
    record ListShape(
            String name, Member member, Bounds length, boolean flattened, boolean sensitive)
            implements Shape {}

    /**
     * Values of one shape by strings.
     *
     * @param length the number of entries
     * @param flattened whether XML and query forms leave the wrapping element out
     */
    record MapShape(
            String name,
            Member key,
            Member value,
            Bounds length,
            boolean flattened,
            boolean sensitive)
            implements Shape {}

    /**
     * Text.
     *
     * @param length in Unicode code points
     * @param values the enumeration's; none where any will do
     */
    record StringShape(
            String name,
            Bounds length,
            Optional<ConstraintPattern> pattern,
            List<String> values,
            boolean sensitive)
            implements Shape {}

    /** 32 bits. */
    record IntegerShape(String name, Bounds range, boolean sensitive) implements Shape {}

    /** 64 bits. */
    record LongShape(String name, Bounds range, boolean sensitive) implements Shape {}

    /** Single precision; the value is a Double all the same. */
    record FloatShape(String name, double min, double max, boolean sensitive) implements Shape {}

    /** Double precision; infinite bounds demand nothing. */
    record DoubleShape(String name, double min, double max, boolean sensitive) implements Shape {}

    /** True or false. */
    record BooleanShape(String name, boolean sensitive) implements Shape {}

    /**
     * An instant, to the millisecond.
     *
     * @param format where it isn't the protocol's own
     */
    record TimestampShape(String name, Optional<TimestampFormat> format, boolean sensitive)
            implements Shape {}

    /**
     * Bytes.
     *
     * @param length in bytes
     */
    record BlobShape(String name, Bounds length, boolean sensitive) implements Shape {}

    /** Any JSON value. */
    record DocumentShape(String name, boolean sensitive) implements Shape {}
}
