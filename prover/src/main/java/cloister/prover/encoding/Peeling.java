package cloister.prover.encoding;

import cloister.policy.condition.Piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A glob and a partly known text, with what certainly matches taken off both at their ends: what is
 * left is all that is in question.
 */
record Peeling(List<Piece> glob, SymbolicText text) {
    /** Peels; empty where they can't match. */
    static Optional<Peeling> of(List<Piece> glob, SymbolicText text) {
        List<Piece> pieces = new ArrayList<>(glob);
        List<SymbolicText.Part> parts = new ArrayList<>(text.parts());
        if (!peelFront(pieces, parts) || !peelBack(pieces, parts)) {
            return Optional.empty();
        }
        return Optional.of(new Peeling(List.copyOf(pieces), new SymbolicText(parts)));
    }

    private static boolean peelFront(List<Piece> pieces, List<SymbolicText.Part> parts) {
        while (!pieces.isEmpty() && !parts.isEmpty()) {
            if (pieces.getFirst() instanceof Piece.Text(String wanted)
                    && parts.getFirst() instanceof SymbolicText.Known(String known)) {
                int length = Math.min(wanted.length(), known.length());
                if (!wanted.regionMatches(0, known, 0, length)) {
                    return false;
                }
                pieces.removeFirst();
                parts.removeFirst();
                if (wanted.length() > length) {
                    pieces.addFirst(new Piece.Text(wanted.substring(length)));
                }
                if (known.length() > length) {
                    parts.addFirst(new SymbolicText.Known(known.substring(length)));
                }
            } else if (!starTakesUnknown(pieces, parts)) {
                return true;
            }
        }
        return true;
    }

    /**
     * A star takes the leftmost text before what follows it. Where that begins with a character
     * that the unknown part can't have, and the known part behind goes on with it and has it once
     * only, up to the next part of the glob, the star takes the unknown part and nothing else.
     */
    private static boolean starTakesUnknown(List<Piece> pieces, List<SymbolicText.Part> parts) {
        if (pieces.size() < 2
                || parts.size() < 2
                || !(pieces.getFirst() instanceof Piece.AnyText)
                || !(pieces.get(1) instanceof Piece.Text(String wanted))
                || !(parts.getFirst() instanceof SymbolicText.Unknown unknown)
                || !(parts.get(1) instanceof SymbolicText.Known(String known))) {
            return false;
        }
        boolean whole = pieces.size() > 2 && pieces.get(2) instanceof Piece.AnyText;
        boolean only =
                parts.stream()
                                .skip(2)
                                .noneMatch(
                                        part ->
                                                part instanceof SymbolicText.Unknown later
                                                        && later.characters()
                                                                .has(wanted.charAt(0)))
                        && countOf(wanted, parts) == 1;
        if (unknown.characters().has(wanted.charAt(0))
                || !known.startsWith(wanted)
                || !(whole || only)) {
            return false;
        }
        pieces.removeFirst();
        parts.removeFirst();
        return true;
    }

    /** How often a text stands in what is known; one that isn't whole there doesn't count. */
    private static int countOf(String wanted, List<SymbolicText.Part> parts) {
        int count = 0;
        for (SymbolicText.Part part : parts) {
            if (part instanceof SymbolicText.Known(String known)) {
                for (int at = known.indexOf(wanted); at >= 0; at = known.indexOf(wanted, at + 1)) {
                    count++;
                }
                count += startsAtEnd(wanted, known) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean startsAtEnd(String wanted, String known) {
        for (int length = Math.min(wanted.length() - 1, known.length()); length > 0; length--) {
            if (known.regionMatches(known.length() - length, wanted, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean peelBack(List<Piece> pieces, List<SymbolicText.Part> parts) {
        while (!pieces.isEmpty()
                && !parts.isEmpty()
                && pieces.getLast() instanceof Piece.Text(String wanted)
                && parts.getLast() instanceof SymbolicText.Known(String known)) {
            int length = Math.min(wanted.length(), known.length());
            if (!wanted.regionMatches(
                    wanted.length() - length, known, known.length() - length, length)) {
                return false;
            }
            pieces.removeLast();
            parts.removeLast();
            if (wanted.length() > length) {
                pieces.addLast(new Piece.Text(wanted.substring(0, wanted.length() - length)));
            }
            if (known.length() > length) {
                parts.addLast(
                        new SymbolicText.Known(known.substring(0, known.length() - length)));
            }
        }
        return true;
    }
}
