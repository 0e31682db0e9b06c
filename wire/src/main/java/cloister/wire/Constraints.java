package cloister.wire;

import cloister.wire.Shape.BlobShape;
import cloister.wire.Shape.BooleanShape;
import cloister.wire.Shape.DocumentShape;
import cloister.wire.Shape.DoubleShape;
import cloister.wire.Shape.FloatShape;
import cloister.wire.Shape.IntegerShape;
import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.LongShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;
import cloister.wire.Shape.TimestampShape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The constraints of one shape, in AWS's words. */
final class Constraints {
    private Constraints() {}

    /** The constraints that a value itself breaks; what lies in structures is not looked at. */
    static List<String> broken(Shape shape, Object value) {
        return switch (shape) {
            case StringShape string -> text(string, (String) value);
            case ListShape list -> list(list, (List<?>) value);
            case MapShape map -> map(map, (Map<?, ?>) value);
            case BlobShape blob -> lengths(blob.length(), ((byte[]) value).length);
            case IntegerShape integer -> ranges(integer.range(), ((Number) value).longValue());
            case LongShape wide -> ranges(wide.range(), ((Number) value).longValue());
            case FloatShape single -> ranges(single.min(), single.max(), (Double) value);
            case DoubleShape real -> ranges(real.min(), real.max(), (Double) value);
            case StructureShape structure -> List.of();
            case BooleanShape flag -> List.of();
            case TimestampShape time -> List.of();
            case DocumentShape document -> List.of();
        };
    }

    private static List<String> text(StringShape shape, String value) {
        List<String> broken =
                shape.length().equals(Bounds.NONE)
                        ? List.of()
                        : lengths(shape.length(), value.codePointCount(0, value.length()));
        // A value that is too long never gets to a pattern, which could take long over it.
        boolean tooLong = value.length() > shape.length().max();
        boolean mismatch =
                !tooLong && shape.pattern().filter(pattern -> !pattern.matches(value)).isPresent();
        boolean unlisted = !shape.values().isEmpty() && !shape.values().contains(value);
        if (!mismatch && !unlisted) {
            return broken;
        }
        List<String> all = new ArrayList<>(broken);
        if (mismatch) {
            all.add(demand(shape.pattern().orElseThrow()));
        }
        if (unlisted) {
            all.add(demand(shape.values()));
        }
        return all;
    }

    private static List<String> list(ListShape shape, List<?> elements) {
        List<String> broken = lengths(shape.length(), elements.size());
        Shape element = shape.member().shape();
        if (anyBroken(element, elements)) {
            broken = new ArrayList<>(broken);
            broken.add("Member must satisfy constraint: " + demands(element));
        }
        return broken;
    }

    private static List<String> map(MapShape shape, Map<?, ?> entries) {
        List<String> broken = new ArrayList<>(lengths(shape.length(), entries.size()));
        Shape key = shape.key().shape();
        if (anyBroken(key, entries.keySet())) {
            broken.add("Map keys must satisfy constraint: " + demands(key));
        }
        Shape value = shape.value().shape();
        if (anyBroken(value, entries.values())) {
            broken.add("Map value must satisfy constraint: " + demands(value));
        }
        return broken;
    }

    /** Elements that have members of their own are told of by their own paths. */
    private static boolean anyBroken(Shape shape, Iterable<?> values) {
        return switch (shape) {
            case StructureShape structure -> false;
            case ListShape list -> false;
            case MapShape map -> false;
            case StringShape string -> anyOfSimple(string, values);
            case BlobShape blob -> anyOfSimple(blob, values);
            case IntegerShape integer -> anyOfSimple(integer, values);
            case LongShape wide -> anyOfSimple(wide, values);
            case FloatShape single -> anyOfSimple(single, values);
            case DoubleShape real -> anyOfSimple(real, values);
            case BooleanShape flag -> false;
            case TimestampShape time -> false;
            case DocumentShape document -> false;
        };
    }

    private static boolean anyOfSimple(Shape shape, Iterable<?> values) {
        for (Object value : values) {
            if (!broken(shape, value).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** All that a simple shape demands, broken or not. */
    private static List<String> demands(Shape shape) {
        List<String> all = new ArrayList<>();
        switch (shape) {
            case StringShape string -> {
                lengthDemands(all, string.length());
                string.pattern().ifPresent(pattern -> all.add(demand(pattern)));
                if (!string.values().isEmpty()) {
                    all.add(demand(string.values()));
                }
            }
            case BlobShape blob -> lengthDemands(all, blob.length());
            case IntegerShape integer -> rangeDemands(all, integer.range());
            case LongShape wide -> rangeDemands(all, wide.range());
            case FloatShape single -> rangeDemands(all, single.min(), single.max());
            case DoubleShape real -> rangeDemands(all, real.min(), real.max());
            case StructureShape structure -> {}
            case ListShape list -> {}
            case MapShape map -> {}
            case BooleanShape flag -> {}
            case TimestampShape time -> {}
            case DocumentShape document -> {}
        }
        return all;
    }

    private static void lengthDemands(List<String> all, Bounds length) {
        if (length.max() != Long.MAX_VALUE) {
            all.addAll(lengths(length, Long.MAX_VALUE));
        }
        if (length.min() != Long.MIN_VALUE) {
            all.addAll(lengths(length, Long.MIN_VALUE));
        }
    }

    private static void rangeDemands(List<String> all, Bounds range) {
        if (range.max() != Long.MAX_VALUE) {
            all.addAll(ranges(range, Long.MAX_VALUE));
        }
        if (range.min() != Long.MIN_VALUE) {
            all.addAll(ranges(range, Long.MIN_VALUE));
        }
    }

    private static void rangeDemands(List<String> all, double min, double max) {
        if (max != Double.POSITIVE_INFINITY) {
            all.addAll(ranges(min, max, Double.POSITIVE_INFINITY));
        }
        if (min != Double.NEGATIVE_INFINITY) {
            all.addAll(ranges(min, max, Double.NEGATIVE_INFINITY));
        }
    }

    private static List<String> lengths(Bounds length, long actual) {
        if (actual > length.max()) {
            return List.of("Member must have length less than or equal to " + length.max());
        }
        if (actual < length.min()) {
            return List.of("Member must have length greater than or equal to " + length.min());
        }
        return List.of();
    }

    private static List<String> ranges(Bounds range, long actual) {
        if (actual > range.max()) {
            return List.of("Member must have value less than or equal to " + range.max());
        }
        if (actual < range.min()) {
            return List.of("Member must have value greater than or equal to " + range.min());
        }
        return List.of();
    }

    private static List<String> ranges(double min, double max, double actual) {
        if (actual > max || (Double.isNaN(actual) && max != Double.POSITIVE_INFINITY)) {
            return List.of("Member must have value less than or equal to " + max);
        }
        if (actual < min || (Double.isNaN(actual) && min != Double.NEGATIVE_INFINITY)) {
            return List.of("Member must have value greater than or equal to " + min);
        }
        return List.of();
    }

    private static String demand(ConstraintPattern pattern) {
        return "Member must satisfy regular expression pattern: " + pattern.source();
    }

    private static String demand(List<String> values) {
        return "Member must satisfy enum value set: [" + String.join(", ", values) + "]";
    }
}
