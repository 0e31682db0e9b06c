package cloister.policy.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Comparison of decimal numbers, exact. */
final class Numbers {
    /** No number that a policy means has more characters; longer ones would cost to compare. */
    private static final int LONGEST = 64;

    /** No number that a policy means has a greater exponent. */
    private static final int GREATEST_SCALE = 512;

    private Numbers() {}

    /** Reads a number; empty where the text isn't one. */
    static Optional<BigDecimal> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) <= GREATEST_SCALE
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Compares with each wanted number.
     *
     * @param holds of the actual number's order beside a wanted one: negative, zero or positive
     */
    static ValueTest test(List<Pattern> wanted, IntPredicate holds) {
        List<BigDecimal> numbers =
                wanted.stream().flatMap(pattern -> parse(pattern.source()).stream()).toList();
        return (actual, keys) -> {
            Optional<BigDecimal> number = parse(actual);
            if (number.isEmpty()) {
                return false;
            }
            for (BigDecimal other : numbers) {
                if (holds.test(number.get().compareTo(other))) {
                    return true;
                }
            }
            return false;
        };
    }
}
