package cloister.prover.encoding;

import cloister.policy.condition.Piece;

import java.util.List;

/**
 * Whether a glob can match a partly known text at all, found without the solver. A variable of the
 * glob is taken for any text, an unknown part for any text of its characters.
 */
public final class Overlap {
    private static final int MANY = -1;
    private static final int ONE = -2;

    private final int[] glob;
    private final Object[] text;
    private final byte[] known;

    private Overlap(List<Piece> glob, SymbolicText text) {
        this.glob = glob.stream().flatMapToInt(Overlap::tokens).toArray();
        this.text =
                text.parts().stream()
                        .flatMap(
                                part ->
                                        switch (part) {
                                            case SymbolicText.Known(String known) ->
                                                    known.codePoints().boxed();
                                            case SymbolicText.Unknown unknown ->
                                                    java.util.stream.Stream.of(
                                                            unknown.characters());
                                        })
                        .toArray();
        this.known = new byte[(this.glob.length + 1) * (this.text.length + 1)];
    }

    public static boolean isPossible(List<Piece> glob, SymbolicText text) {
        return new Overlap(glob, text).matches(0, 0);
    }

    private static java.util.stream.IntStream tokens(Piece piece) {
        return switch (piece) {
            case Piece.Text(String text) -> text.codePoints();
            case Piece.AnyCharacter() -> java.util.stream.IntStream.of(ONE);
            case Piece.AnyText() -> java.util.stream.IntStream.of(MANY);
            case Piece.Variable ignored -> java.util.stream.IntStream.of(MANY);
        };
    }

    private boolean matches(int i, int j) {
        int at = i * (text.length + 1) + j;
        if (known[at] == 0) {
            known[at] = (byte) (search(i, j) ? 1 : 2);
        }
        return known[at] == 1;
    }

    private boolean search(int i, int j) {
        if (i == glob.length && j == text.length) {
            return true;
        }
        boolean unknown = j < text.length && text[j] instanceof CharacterClass;
        if (unknown && matches(i, j + 1)) {
            return true;
        }
        if (i == glob.length) {
            return false;
        }
        if (glob[i] == MANY) {
            return matches(i + 1, j) || (j < text.length && matches(i, j + 1));
        }
        if (j == text.length) {
            return false;
        }
        if (text[j] instanceof CharacterClass characters) {
            return (glob[i] == ONE || glob[i] > 0xFFFF || characters.has((char) glob[i]))
                    && matches(i + 1, j);
        }
        return (glob[i] == ONE || text[j].equals(glob[i])) && matches(i + 1, j + 1);
    }
}
