package cloister.policy;

import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;

import org.jspecify.annotations.Nullable;

/** A statement by one of its resource patterns, in a chain of those that start alike. */
final class Candidate {
    private final Entry entry;
    private final Pattern pattern;
    private final boolean sure;
    private final @Nullable Candidate next;

    /**
     * @param beginning the characters that a resource is known to start with when this is asked
     * @param next the rest of the chain
     */
    Candidate(Entry entry, Pattern pattern, String beginning, @Nullable Candidate next) {
        this.entry = entry;
        this.pattern = pattern;
        this.sure = isCoveredBy(beginning, pattern) && entry.statement().isUnconditional();
        this.next = next;
    }

    /** Whether a pattern is nothing but that beginning and a star. */
    private static boolean isCoveredBy(String beginning, Pattern pattern) {
        return pattern.pieces().size() == 2
                && pattern.literalPrefix().equals(beginning)
                && pattern.pieces().get(1) instanceof Piece.AnyText;
    }

    Entry entry() {
        return entry;
    }

    @Nullable Candidate next() {
        return next;
    }

    boolean fits(AuthorizationRequest request) {
        return sure
                || (pattern.matches(request.resource(), request)
                        && entry.statement().conditionsHold(request));
    }
}
