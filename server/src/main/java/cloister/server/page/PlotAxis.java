package cloister.server.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a plot, with marks at round numbers.
 *
 * @param step between marks
 */
record PlotAxis(double min, double max, double step) {
    private static final int MARKS = 5;
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-4;

    /**
     * The axis that holds all values.
     *
     * @param whole whether there is nothing between whole numbers
     */
    static PlotAxis of(double least, double most, boolean whole) {
        double room = Math.max(Math.abs(least) * 0.05, whole ? 1 : SMALL);
        double low = least == most ? least - room : least;
        double high = least == most ? most + room : most;
        double step = round((high - low) / MARKS);
        if (whole) {
            step = Math.max(1, step);
        }
        return new PlotAxis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
    }

    /** The next number of the form 1, 2 or 5 times a power of ten. */
    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        if (times <= 1) {
            return power;
        }
        return times <= 2 ? 2 * power : (times <= 5 ? 5 : 10) * power;
    }

    /** Where a value is, from 0 to 1. */
    double at(double value) {
        return (value - min) / (max - min);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        long count = Math.round((max - min) / step);
        for (int i = 0; i <= count; i++) {
            marks.add(min + i * step);
        }
        return marks;
    }

    /** A number in few digits. */
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= LARGE || size < SMALL) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return new BigDecimal(value)
                .round(new MathContext(4, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }
}
