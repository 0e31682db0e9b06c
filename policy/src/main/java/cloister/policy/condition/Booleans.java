package cloister.policy.condition;

import java.util.ArrayList;
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
        List<Pattern> open = new ArrayList<>();
        for (Pattern pattern : wanted) {
            if (pattern.isFixed()) {
                parse(pattern.source()).map(Booleans::truth).ifPresent(truths::add);
            } else {
                open.add(pattern);
            }
        }
        return (actual, keys) -> {
            Optional<Boolean> value = parse(actual);
            return value.isPresent()
                    && (truths.contains(truth(value.get())) || isValue(value, open, keys));
        };
    }

    private static boolean isValue(Optional<Boolean> actual, List<Pattern> open, Keys keys) {
        for (Pattern pattern : open) {
            if (pattern.shown(keys).flatMap(Booleans::parse).equals(actual)) {
                return true;
            }
        }
        return false;
    }

    private static Truth truth(boolean value) {
        return value ? Truth.TRUE : Truth.FALSE;
    }
}
