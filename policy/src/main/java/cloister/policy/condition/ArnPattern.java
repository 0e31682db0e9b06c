package cloister.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ARN with wildcards, of which each stays within its part between colons; everything behind the
 * fifth colon is one part.
 */
final class ArnPattern {
    private static final int PARTS = 6;

    private final Pattern pattern;
    private final Optional<Glob[]> fixed;

    private ArnPattern(Pattern pattern) {
        this.pattern = pattern;
        this.fixed = pattern.isFixed() ? Optional.of(globs(pattern.pieces())) : Optional.empty();
    }

    static ValueTest like(List<Pattern> wanted) {
        ArnPattern[] patterns = wanted.stream().map(ArnPattern::new).toArray(ArnPattern[]::new);
        return (actual, keys) -> {
            for (ArnPattern pattern : patterns) {
                if (pattern.matches(actual, keys)) {
                    return true;
                }
            }
            return false;
        };
    }

    private boolean matches(String actual, Keys keys) {
        if (pattern.matchesAnything()) {
            return true;
        }
        Optional<Glob[]> globs =
                fixed.isPresent() ? fixed : pattern.resolve(keys).map(ArnPattern::globs);
        if (globs.isEmpty()) {
            return false;
        }
        String[] parts = actual.split(":", PARTS);
        if (parts.length != globs.get().length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!globs.get()[i].matches(parts[i], 0)) {
                return false;
            }
        }
        return true;
    }

    private static Glob[] globs(List<Piece> pieces) {
        List<Glob> globs = new ArrayList<>(PARTS);
        List<Piece> part = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Text(String text))) {
                part.add(piece);
                continue;
            }
            String[] texts = text.split(":", PARTS - globs.size());
            for (int i = 0; i < texts.length; i++) {
                if (i > 0) {
                    globs.add(Glob.of(part));
                    part = new ArrayList<>();
                }
                part.add(new Piece.Text(texts[i]));
            }
        }
        globs.add(Glob.of(part));
        return globs.toArray(Glob[]::new);
    }
}
