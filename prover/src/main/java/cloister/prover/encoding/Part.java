package cloister.prover.encoding;

import cloister.policy.condition.Piece;

/** A part of a glob whose variables have their values in place. */
sealed interface Part {
    /** Characters that stand for themselves; never none. */
    record Text(String text) implements Part {}

    /** {@code *}. */
    record AnyText() implements Part {}

    /** {@code ?}. */
    record AnyCharacter() implements Part {}

    /** The value of a variable, or a part of it, that isn't known. */
    record Hole(SymbolicText.Unknown value) implements Part {}

    static Part of(Piece piece) {
        return switch (piece) {
            case Piece.Text(String text) -> new Text(text);
            case Piece.AnyText() -> new AnyText();
            case Piece.AnyCharacter() -> new AnyCharacter();
            case Piece.Variable variable ->
                    throw new IllegalArgumentException(variable + " has no value yet");
        };
    }
}
