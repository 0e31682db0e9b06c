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

/** How an error shows the value that is wrong: not at all where anything in it is sensitive. */
final class EchoedValue {
    private static final int MAX_LENGTH = 1024;

    private EchoedValue() {}

    /** A blank and the value in quotes, or nothing. */
    static String of(Shape shape, Object value) {
        if (!isShown(shape)) {
            return "";
        }
        String text = value.toString();
        return " '"
                + (text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text)
                + "'";
    }

    /** Bytes and structures aren't shown either: nothing in them helps that their paths don't. */
    private static boolean isShown(Shape shape) {
        return !shape.sensitive()
                && switch (shape) {
                    case ListShape list -> isShown(list.member().shape());
                    case MapShape map -> isShown(map.key().shape()) && isShown(map.value().shape());
                    case StringShape string -> true;
                    case IntegerShape integer -> true;
                    case LongShape wide -> true;
                    case FloatShape single -> true;
                    case DoubleShape real -> true;
                    case BooleanShape flag -> true;
                    case TimestampShape time -> true;
                    case StructureShape structure -> false;
                    case BlobShape blob -> false;
                    case DocumentShape document -> false;
                };
    }
}
