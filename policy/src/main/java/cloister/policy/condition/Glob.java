package cloister.policy.condition;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with wildcards, ready to match.
 *
 * <p>The text is cut at its stars. What stands before the first star must begin the matched text,
 * what stands behind the last must end it, and each piece between is looked for once, at the
 * leftmost place behind the one before: since a star takes any text, taking the leftmost never
 * loses a match. So there is nothing to go back to, and the time is linear in the text.
 */
abstract sealed class Glob permits TextGlob, CharacterGlob {
    /** A glob of pieces without variables. */
    static Glob of(List<Piece> pieces) {
        List<List<Piece>> segments = new ArrayList<>();
        List<Piece> segment = new ArrayList<>();
        boolean characters = false;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.AnyText() -> {
                    segments.add(segment);
                    segment = new ArrayList<>();
                }
                case Piece.AnyCharacter any -> {
                    characters = true;
                    segment.add(any);
                }
                case Piece.Text text -> segment.add(text);
                case Piece.Variable variable ->
                        throw new IllegalArgumentException(
                                "The variable " + variable.key() + " has no value.");
            }
        }
        segments.add(segment);
        return characters ? CharacterGlob.ofSegments(segments) : TextGlob.ofSegments(segments);
    }

    /** Whether it matches a text from an index on. */
    abstract boolean matches(String text, int from);
}
