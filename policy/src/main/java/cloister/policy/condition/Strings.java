package cloister.policy.condition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Comparison of texts. */
final class Strings {
    private Strings() {}

    static ValueTest equal(List<Pattern> wanted) {
        Set<String> literals = new HashSet<>();
        for (Pattern pattern : wanted) {
            Optional<String> literal = pattern.literal();
            if (literal.isEmpty()) {
                return like(wanted);
            }
            literals.add(literal.get());
        }
        if (literals.size() == 1) {
            String only = literals.iterator().next();
            return (actual, keys) -> actual.equals(only);
        }
        return (actual, keys) -> literals.contains(actual);
    }

    static ValueTest equalIgnoringCase(List<Pattern> wanted) {
        Pattern[] patterns = wanted.toArray(Pattern[]::new);
        return (actual, keys) -> {
            for (Pattern pattern : patterns) {
                Optional<String> text = pattern.shown(keys);
                if (text.isPresent() && text.get().equalsIgnoreCase(actual)) {
                    return true;
                }
            }
            return false;
        };
    }

    static ValueTest like(List<Pattern> wanted) {
        if (wanted.size() == 1) {
            return wanted.getFirst()::matches;
        }
        Pattern[] patterns = wanted.toArray(Pattern[]::new);
        return (actual, keys) -> {
            for (Pattern pattern : patterns) {
                if (pattern.matches(actual, keys)) {
                    return true;
                }
            }
            return false;
        };
    }
}
