package cloister.prover.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A glob and a partly known text, with what certainly matches taken off at both ends: what is left
 * is all that is in question.
 *
 * @param same unknown parts that must be the same
 */
record Peeling(List<Part> glob, SymbolicText text, List<Same> same) {
    /** Two unknown texts that must be one. */
    record Same(SymbolicText.Unknown one, SymbolicText.Unknown other) {}

    /** Peels; empty where they can't match. */
    static Optional<Peeling> of(List<Part> glob, SymbolicText text) {
        Ends ends = new Ends(new ArrayList<>(glob), new ArrayList<>(text.parts()));
        if (!ends.peelFront() || !ends.peelBack()) {
            return Optional.empty();
        }
        return Optional.of(
                new Peeling(List.copyOf(ends.glob), new SymbolicText(ends.text), ends.same));
    }

    /** What is left while it is peeled. */
    private static final class Ends {
        private final List<Part> glob;
        private final List<SymbolicText.Part> text;
        private final List<Same> same = new ArrayList<>();
        private boolean possible = true;

        Ends(List<Part> glob, List<SymbolicText.Part> text) {
            this.glob = glob;
            this.text = text;
        }

        boolean peelFront() {
            while (possible
                    && !glob.isEmpty()
                    && !text.isEmpty()
                    && (literal() || starTakesUnknown() || holeIsUnknown())) {
                // goes on with what follows
            }
            return possible;
        }

        private boolean literal() {
            if (!(glob.getFirst() instanceof Part.Text(String wanted))
                    || !(text.getFirst() instanceof SymbolicText.Known(String known))) {
                return false;
            }
            int length = Math.min(wanted.length(), known.length());
            possible = wanted.regionMatches(0, known, 0, length);
            glob.removeFirst();
            text.removeFirst();
            if (wanted.length() > length) {
                glob.addFirst(new Part.Text(wanted.substring(length)));
            }
            if (known.length() > length) {
                text.addFirst(new SymbolicText.Known(known.substring(length)));
            }
            return possible;
        }

        /**
         * A star takes the leftmost text before what follows it. Where that begins with a character
         * that the unknown part can't have, and the known part behind goes on with it, and it is
         * either complete there or stands nowhere else, the star takes the unknown part alone.
         */
        private boolean starTakesUnknown() {
            if (glob.size() < 2
                    || text.size() < 2
                    || !(glob.getFirst() instanceof Part.AnyText)
                    || !(glob.get(1) instanceof Part.Text(String wanted))
                    || !(text.getFirst() instanceof SymbolicText.Unknown unknown)
                    || !(text.get(1) instanceof SymbolicText.Known(String known))
                    || unknown.characters().has(wanted.charAt(0))
                    || !known.startsWith(wanted)) {
                return false;
            }
            boolean complete = glob.size() > 2 && glob.get(2) instanceof Part.AnyText;
            if (!complete && !standsOnce(wanted)) {
                return false;
            }
            glob.removeFirst();
            text.removeFirst();
            return true;
        }

        /** A text that begins with that character can't reach into an unknown part. */
        private boolean standsOnce(String wanted) {
            int count = 0;
            for (int i = 1; i < text.size(); i++) {
                switch (text.get(i)) {
                    case SymbolicText.Unknown unknown -> {
                        if (unknown.characters().has(wanted.charAt(0))) {
                            return false;
                        }
                    }
                    case SymbolicText.Known(String known) -> count += places(wanted, known, i);
                }
            }
            return count == 1;
        }

        /** In how many places of a known part a text stands or may begin to stand. */
        private int places(String wanted, String known, int index) {
            int count = 0;
            for (int at = 0; at < known.length(); at++) {
                int length = Math.min(wanted.length(), known.length() - at);
                if (known.regionMatches(at, wanted, 0, length)
                        && (length == wanted.length()
                                || canGoOn(wanted.substring(length), index + 1))) {
                    count++;
                }
            }
            return count;
        }

        /** Whether the rest of a text may stand from a part on. */
        private boolean canGoOn(String rest, int index) {
            if (index >= text.size()) {
                return false;
            }
            boolean last = index == text.size() - 1;
            return !(last
                    && text.get(index) instanceof SymbolicText.Unknown unknown
                    && rest.chars().anyMatch(c -> !unknown.characters().has((char) c)));
        }

        /**
         * A hole and an unknown part that both end where a character follows that neither can have:
         * they are the same, or the characters differ and nothing matches.
         */
        private boolean holeIsUnknown() {
            if (!(glob.getFirst() instanceof Part.Hole(SymbolicText.Unknown hole))
                    || !(text.getFirst() instanceof SymbolicText.Unknown unknown)) {
                return false;
            }
            Optional<String> behindHole = glob.size() == 1 ? Optional.of("") : text(glob.get(1));
            Optional<String> behindUnknown = text.size() == 1 ? Optional.of("") : text(text.get(1));
            if (behindHole.isEmpty()
                    || behindUnknown.isEmpty()
                    || !ends(behindHole.get(), hole, unknown)
                    || !ends(behindUnknown.get(), hole, unknown)) {
                return false;
            }
            possible =
                    behindHole.get().isEmpty() == behindUnknown.get().isEmpty()
                            && (behindHole.get().isEmpty()
                                    || behindHole.get().charAt(0) == behindUnknown.get().charAt(0));
            same.add(new Same(hole, unknown));
            glob.removeFirst();
            text.removeFirst();
            return possible;
        }

        private static boolean ends(
                String behind, SymbolicText.Unknown hole, SymbolicText.Unknown unknown) {
            return behind.isEmpty()
                    || (!hole.characters().has(behind.charAt(0))
                            && !unknown.characters().has(behind.charAt(0)));
        }

        private static Optional<String> text(Part part) {
            return part instanceof Part.Text(String text) ? Optional.of(text) : Optional.empty();
        }

        private static Optional<String> text(SymbolicText.Part part) {
            return part instanceof SymbolicText.Known(String text)
                    ? Optional.of(text)
                    : Optional.empty();
        }

        boolean peelBack() {
            while (possible
                    && !glob.isEmpty()
                    && !text.isEmpty()
                    && glob.getLast() instanceof Part.Text(String wanted)
                    && text.getLast() instanceof SymbolicText.Known(String known)) {
                int length = Math.min(wanted.length(), known.length());
                possible =
                        wanted.regionMatches(
                                wanted.length() - length, known, known.length() - length, length);
                glob.removeLast();
                text.removeLast();
                if (wanted.length() > length) {
                    glob.addLast(new Part.Text(wanted.substring(0, wanted.length() - length)));
                }
                if (known.length() > length) {
                    text.addLast(
                            new SymbolicText.Known(known.substring(0, known.length() - length)));
                }
            }
            return possible;
        }
    }
}
