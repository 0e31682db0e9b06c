package cloister.policy.condition;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A glob with {@code ?} in it; it counts characters as Unicode does, not as Java does. */
final class CharacterGlob extends Glob {
    private static final int ANY = -1;

    private final int[][] segments;
    private final int shortest;

    private CharacterGlob(int[][] segments) {
        this.segments = segments;
        this.shortest = Arrays.stream(segments).mapToInt(s -> s.length).sum();
    }

    static CharacterGlob ofSegments(List<List<Piece>> segments) {
        int[][] all = new int[segments.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] =
                    segments.get(i).stream()
                            .flatMapToInt(
                                    piece ->
                                            piece instanceof Piece.Text(String text)
                                                    ? text.codePoints()
                                                    : IntStream.of(ANY))
                            .toArray();
        }
        return new CharacterGlob(all);
    }

    @Override
    boolean matches(String string, int from) {
        int[] text = string.substring(from).codePoints().toArray();
        int last = segments.length - 1;
        int end = text.length - segments[last].length;
        if (text.length < shortest || !isAt(segments[0], text, 0)) {
            return false;
        }
        if (last == 0) {
            return text.length == shortest;
        }
        if (!isAt(segments[last], text, end)) {
            return false;
        }
        int at = segments[0].length;
        for (int i = 1; i < last; i++) {
            int found = find(segments[i], text, at, end);
            if (found < 0) {
                return false;
            }
            at = found + segments[i].length;
        }
        return at <= end;
    }

    private static boolean isAt(int[] segment, int[] text, int at) {
        for (int i = 0; i < segment.length; i++) {
            if (segment[i] != ANY && segment[i] != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The leftmost place of a segment, by the shift-and method: a bit for each of the segment's
     * places, set where the text read so far ends in the segment up to that place. 64 places take
     * one step a character, whatever the segment repeats.
     */
    private static int find(int[] segment, int[] text, int from, int end) {
        int m = segment.length;
        if (m == 0) {
            return from;
        }
        int words = (m + 63) >>> 6;
        Map<Integer, long[]> masks = new HashMap<>();
        long[] any = new long[words];
        for (int i = 0; i < m; i++) {
            if (segment[i] == ANY) {
                any[i >>> 6] |= 1L << i;
            }
        }
        for (int i = 0; i < m; i++) {
            if (segment[i] != ANY) {
                masks.computeIfAbsent(segment[i], c -> any.clone())[i >>> 6] |= 1L << i;
            }
        }
        long[] state = new long[words];
        for (int t = from; t < end; t++) {
            long[] mask = masks.getOrDefault(text[t], any);
            long carry = 1;
            for (int w = 0; w < words; w++) {
                long shifted = (state[w] << 1) | carry;
                carry = state[w] >>> 63;
                state[w] = shifted & mask[w];
            }
            if (((state[(m - 1) >>> 6] >>> (m - 1)) & 1) != 0) {
                return t - m + 1;
            }
        }
        return -1;
    }
}
