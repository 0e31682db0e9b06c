package cloister.policy;

import cloister.policy.condition.Pattern;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Candidates by what their patterns start with: a radix tree, a node for each place where
 * beginnings part. It is laid out so that a walk touches little memory, for that is what a decision
 * among thousands of statements costs.
 */
final class PrefixTree {
    /** So deep may the tree grow, however long the patterns are. */
    private static final int LONGEST_BEGINNING = 256;

    private final String label;
    private final @Nullable Candidate candidates;
    private final char[] firsts;
    private final PrefixTree[] children;

    private PrefixTree(
            String label, @Nullable Candidate candidates, char[] firsts, PrefixTree[] children) {
        this.label = label;
        this.candidates = candidates;
        this.firsts = firsts;
        this.children = children;
    }

    boolean isEmpty() {
        return candidates == null && children.length == 0;
    }

    /**
     * Walks down a request's resource: a Deny that fits it, else an Allow that does, else what was
     * known before.
     *
     * @param allow the Allow known before, {@link Entry#NONE} where there is none
     */
    Entry settle(AuthorizationRequest request, Entry allow) {
        String resource = request.resource();
        Entry found = allow;
        PrefixTree node = this;
        int at = 0;
        while (node != null) {
            for (Candidate each = node.candidates; each != null; each = each.next()) {
                Entry entry = each.entry();
                if ((found == Entry.NONE || entry.denies()) && each.fits(request)) {
                    if (entry.denies()) {
                        return entry;
                    }
                    found = entry;
                }
            }
            node = node.next(resource, at);
            at += node == null ? 0 : node.label.length();
        }
        return found;
    }

    /** The child that a text goes on to from an index. */
    private @Nullable PrefixTree next(String text, int at) {
        if (at >= text.length() || firsts.length == 0) {
            return null;
        }
        int child = firsts.length == 1 ? 0 : Arrays.binarySearch(firsts, text.charAt(at));
        if (child < 0) {
            return null;
        }
        PrefixTree next = children[child];
        boolean alike =
                (firsts.length > 1 && next.label.length() == 1) || text.startsWith(next.label, at);
        return alike ? next : null;
    }

    /** Collects candidates, then lays the tree out. */
    static final class Builder {
        private final TreeMap<String, Candidate> byBeginning = new TreeMap<>();

        void add(Entry entry, Pattern pattern) {
            String prefix = pattern.literalPrefix();
            String beginning = prefix.substring(0, Math.min(prefix.length(), LONGEST_BEGINNING));
            byBeginning.put(
                    beginning,
                    new Candidate(entry, pattern, beginning, byBeginning.get(beginning)));
        }

        PrefixTree build() {
            return node("", 0, List.copyOf(byBeginning.entrySet()));
        }

        /** A node over sorted entries that all share their first {@code depth} characters. */
        private PrefixTree node(
                String label, int depth, List<Map.Entry<String, Candidate>> entries) {
            boolean ends = !entries.isEmpty() && entries.getFirst().getKey().length() == depth;
            StringBuilder firsts = new StringBuilder();
            List<PrefixTree> children = new ArrayList<>();
            int from = ends ? 1 : 0;
            while (from < entries.size()) {
                char first = entries.get(from).getKey().charAt(depth);
                int to = from + 1;
                while (to < entries.size() && entries.get(to).getKey().charAt(depth) == first) {
                    to++;
                }
                List<Map.Entry<String, Candidate>> group = entries.subList(from, to);
                int end = sharedLength(group);
                firsts.append(first);
                children.add(node(group.getFirst().getKey().substring(depth, end), end, group));
                from = to;
            }
            return new PrefixTree(
                    label,
                    ends ? Objects.requireNonNull(entries.getFirst().getValue()) : null,
                    firsts.toString().toCharArray(),
                    children.toArray(PrefixTree[]::new));
        }

        /** How many characters sorted entries share: what the first and the last of them do. */
        private static int sharedLength(List<Map.Entry<String, Candidate>> sorted) {
            String first = sorted.getFirst().getKey();
            String last = sorted.getLast().getKey();
            int shortest = Math.min(first.length(), last.length());
            int length = 0;
            while (length < shortest && first.charAt(length) == last.charAt(length)) {
                length++;
            }
            return length;
        }
    }
}
