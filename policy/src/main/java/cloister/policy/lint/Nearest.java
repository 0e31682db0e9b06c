package cloister.policy.lint;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelled one was meant to be. */
final class Nearest {
    /** Names longer than this are no misspellings of anything. */
    private static final int LONGEST = 80;

    private Nearest() {}

    /** The candidate with the fewest differences, if they are few enough for a slip of the hand. */
    static Optional<String> to(String written, Collection<String> candidates) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        int allowed = Math.min(3, Math.max(1, written.length() / 4));
        Optional<String> best = Optional.empty();
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - written.length()) <= allowed) {
                int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), allowed);
                if (distance <= allowed) {
                    best = Optional.of(candidate);
                    allowed = distance - 1;
                }
            }
        }
        return best;
    }

    /** Insertions, deletions and replacements between two words; more than the limit if over it. */
    private static int distance(String a, String b, int limit) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
        }
        return row[b.length()];
    }
}
