package cloister.policy.lint;

import java.util.List;
import java.util.stream.Collectors;

/** Puts lists into sentences. */
final class Words {
    private static final int MOST = 8;

    private Words() {}

    /**
     * The names of actions in order, the service's prefix before the first only where all share it.
     */
    static String actions(List<Reached> actions) {
        boolean shared =
                actions.stream().map(action -> action.service().service()).distinct().count() == 1;
        List<String> names =
                actions.stream()
                        .map(action -> shared ? action.action().name() : action.name())
                        .sorted()
                        .toList();
        String prefix = shared ? actions.getFirst().service().service() + ":" : "";
        return prefix + names(names);
    }

    /** Names as {@code a, b and c}; of many the first few and how many more there are. */
    static String names(List<String> names) {
        if (names.size() > MOST) {
            String first = names.stream().limit(MOST - 1).collect(Collectors.joining(", "));
            return first + " and " + (names.size() - MOST + 1) + " more";
        }
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** A count with its noun, whose plural ends with s. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
