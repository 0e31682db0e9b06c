package cloister.policy.condition;

import java.util.List;

/** A glob without {@code ?}: literal segments with a star between each two. */
final class TextGlob extends Glob {
    /** Longer segments are searched for by a method that is linear in the worst case. */
    private static final int SHORT = 32;

    private final String[] segments;
    private final int shortest;

    private TextGlob(String[] segments) {
        this.segments = segments;
        int sum = 0;
        for (String segment : segments) {
            sum += segment.length();
        }
        this.shortest = sum;
    }

    static TextGlob ofSegments(List<List<Piece>> segments) {
        String[] texts = new String[segments.size()];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            for (Piece piece : segments.get(i)) {
                if (piece instanceof Piece.Text(String part)) {
                    text.append(part);
                }
            }
            texts[i] = text.toString();
        }
        return new TextGlob(texts);
    }

    @Override
    boolean matches(String text, int from) {
        int last = segments.length - 1;
        if (last == 0) {
            return text.length() - from == shortest && text.startsWith(segments[0], from);
        }
        if (text.length() - from < shortest
                || !text.startsWith(segments[0], from)
                || !text.endsWith(segments[last])) {
            return false;
        }
        int at = from + segments[0].length();
        int end = text.length() - segments[last].length();
        for (int i = 1; i < last; i++) {
            int found = find(segments[i], text, at, end);
            if (found < 0) {
                return false;
            }
            at = found + segments[i].length();
        }
        return at <= end;
    }

    private static int find(String segment, String text, int from, int end) {
        return segment.length() <= SHORT
                ? text.indexOf(segment, from, end)
                : findLong(segment, text, from, end);
    }

    /** Knuth, Morris and Pratt's search: no character of the text is looked at again. */
    private static int findLong(String segment, String text, int from, int end) {
        int[] border = new int[segment.length()];
        for (int i = 1, k = 0; i < segment.length(); i++) {
            while (k > 0 && segment.charAt(i) != segment.charAt(k)) {
                k = border[k - 1];
            }
            if (segment.charAt(i) == segment.charAt(k)) {
                k++;
            }
            border[i] = k;
        }
        for (int i = from, k = 0; i < end; i++) {
            while (k > 0 && text.charAt(i) != segment.charAt(k)) {
                k = border[k - 1];
            }
            if (text.charAt(i) == segment.charAt(k)) {
                k++;
            }
            if (k == segment.length()) {
                return i - k + 1;
            }
        }
        return -1;
    }
}
