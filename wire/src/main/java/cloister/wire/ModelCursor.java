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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one record of a {@link ModelFile}, field after field. */
final class ModelCursor {
    private static final int SENSITIVE = 1;
    private static final int FLATTENED = 2;
    private static final int UNION = 4;
    private static final int DOCUMENT = 8;

    /** In the order of their numbers in the file. */
    private static final List<Location> LOCATIONS =
            List.of(
                    Location.BODY,
                    Location.HEADER,
                    Location.HEADERS,
                    Location.QUERY,
                    Location.URI,
                    Location.STATUS_CODE);

    private static final List<TimestampFormat> TIMESTAMPS =
            List.of(
                    TimestampFormat.DATE_TIME,
                    TimestampFormat.HTTP_DATE,
                    TimestampFormat.EPOCH_SECONDS);

    private final ModelFile file;
    private int position;

    ModelCursor(ModelFile file, int position) {
        this.file = file;
        this.position = position;
    }

    int unsigned() {
        return (int) wide();
    }

    String text() {
        return file.string(unsigned());
    }

    Shape shape() {
        int kind = unsigned();
        String name = text();
        int flags = unsigned();
        boolean sensitive = (flags & SENSITIVE) != 0;
        boolean flattened = (flags & FLATTENED) != 0;
        return switch (kind) {
            case 0 ->
                    (flags & DOCUMENT) != 0
                            ? new DocumentShape(name, sensitive)
                            : structure(name, flags);
            case 1 -> {
                Bounds length = bounds();
                yield new ListShape(name, member(), length, flattened, sensitive);
            }
            case 2 -> {
                Bounds length = bounds();
                yield new MapShape(name, member(), member(), length, flattened, sensitive);
            }
            case 3 -> new StringShape(name, bounds(), pattern(), values(), sensitive);
            case 4 -> new IntegerShape(name, bounds(), sensitive);
            case 5 -> new LongShape(name, bounds(), sensitive);
            case 6 -> new FloatShape(name, real(), real(), sensitive);
            case 7 -> new DoubleShape(name, real(), real(), sensitive);
            case 8 -> new BooleanShape(name, sensitive);
            case 9 -> new TimestampShape(name, timestampFormat(), sensitive);
            case 10 -> new BlobShape(name, bounds(), sensitive);
            default -> throw new IllegalStateException("no kind of shape " + kind);
        };
    }

    private StructureShape structure(String name, int flags) {
        Optional<ErrorTrait> error = unsigned() == 0 ? Optional.empty() : Optional.of(error(name));
        Optional<String> payload = optionalText();
        int count = unsigned();
        Map<String, Member> members = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            Member member = member();
            members.put(member.name(), member);
        }
        return new StructureShape(
                name,
                Collections.unmodifiableMap(members),
                (flags & UNION) != 0,
                (flags & SENSITIVE) != 0,
                error,
                payload);
    }

    private ErrorTrait error(String name) {
        String code = text();
        return new ErrorTrait(code.isEmpty() ? name : code, unsigned());
    }

    private Member member() {
        String name = text();
        int target = unsigned();
        int flags = unsigned();
        Location location = LOCATIONS.get(unsigned());
        return new Member(
                name,
                () -> file.shape(target),
                (flags & 16) != 0,
                location,
                optionalText(),
                timestampFormat(),
                (flags & 1) != 0,
                (flags & 2) != 0,
                (flags & 4) != 0,
                text(),
                text());
    }

    private Bounds bounds() {
        int present = unsigned();
        if (present == 0) {
            return Bounds.NONE;
        }
        return new Bounds(
                (present & 1) != 0 ? signed() : Long.MIN_VALUE,
                (present & 2) != 0 ? signed() : Long.MAX_VALUE);
    }

    private Optional<ConstraintPattern> pattern() {
        return optionalText().map(ConstraintPattern::new);
    }

    private List<String> values() {
        int count = unsigned();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return List.copyOf(values);
    }

    private Optional<TimestampFormat> timestampFormat() {
        int number = unsigned();
        return number == 0 ? Optional.empty() : Optional.of(TIMESTAMPS.get(number - 1));
    }

    private Optional<String> optionalText() {
        String text = text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private long signed() {
        long zigzag = wide();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private long wide() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = file.at(position++);
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private double real() {
        double value = file.real(position);
        position += Double.BYTES;
        return value;
    }
}
