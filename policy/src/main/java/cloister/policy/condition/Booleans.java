package cloister.policy.condition;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Comparison of truth values. */
final class Booleans {
    private enum Truth {
        TRUE,
        FALSE
    }

    private Booleans() {}

    /** Reads {@code true} or {@code false}, whatever the case. */
    static Optional<Boolean> parse(String text) {
        return text.equalsIgnoreCase("true")
                ? Optional.of(Boolean.TRUE)
                : text.equalsIgnoreCase("false") ? Optional.of(Boolean.FALSE) : Optional.empty();
    }

    static ValueTest equal(List<Pattern> wanted) {
        Set<Truth> truths = EnumSet.noneOf(Truth.class);
        for (Pattern pattern : wanted) {
            parse(pattern.source()).map(Booleans::truth).ifPresent(truths::add);
        }
        return (actual, keys) ->
                parse(actual).map(value -> truths.contains(truth(value))).orElse(false);
    }

    private static Truth truth(boolean value) {
        return value ? Truth.TRUE : Truth.FALSE;
    }
}
