package cloister.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values by the beginnings of texts: a node for each place where beginnings part. Immutable. */
final class RadixTree<V> {
    private final String label;
    private final List<V> values;
    private final char[] firsts;
    private final List<RadixTree<V>> children;

    private RadixTree(String label, List<V> values, char[] firsts, List<RadixTree<V>> children) {
        this.label = label;
        this.values = values;
        this.firsts = firsts;
        this.children = children;
    }

    /** The characters between the parent and this node. */
    String label() {
        return label;
    }

    /** The values whose beginning ends here. */
    List<V> values() {
        return values;
    }

    boolean isEmpty() {
        return values.isEmpty() && children.isEmpty();
    }

    /** The child that a text goes on to from an index, this node itself where there is none. */
    RadixTree<V> next(String text, int at) {
        if (at >= text.length() || firsts.length == 0) {
            return this;
        }
        int child = firsts.length == 1 ? 0 : Arrays.binarySearch(firsts, text.charAt(at));
        if (child < 0) {
            return this;
        }
        RadixTree<V> next = children.get(child);
        return text.startsWith(next.label, at) ? next : this;
    }

    /** Collects values, then lays the tree out. */
    static final class Builder<V> {
        private final TreeMap<String, List<V>> byBeginning = new TreeMap<>();

        void add(String beginning, V value) {
            byBeginning.computeIfAbsent(beginning, b -> new ArrayList<>()).add(value);
        }

        RadixTree<V> build() {
            return node("", 0, List.copyOf(byBeginning.entrySet()));
        }

        /** A node over sorted entries that all share their first {@code depth} characters. */
        private RadixTree<V> node(
                String label, int depth, List<Map.Entry<String, List<V>>> entries) {
            List<V> here = List.of();
            int from = 0;
            if (!entries.isEmpty() && entries.getFirst().getKey().length() == depth) {
                here = List.copyOf(entries.getFirst().getValue());
                from = 1;
            }
            StringBuilder firsts = new StringBuilder();
            List<RadixTree<V>> children = new ArrayList<>();
            while (from < entries.size()) {
                char first = entries.get(from).getKey().charAt(depth);
                int to = from + 1;
                while (to < entries.size() && entries.get(to).getKey().charAt(depth) == first) {
                    to++;
                }
                List<Map.Entry<String, List<V>>> group = entries.subList(from, to);
                int end = sharedLength(group);
                firsts.append(first);
                children.add(node(group.getFirst().getKey().substring(depth, end), end, group));
                from = to;
            }
            return new RadixTree<>(
                    label, here, firsts.toString().toCharArray(), List.copyOf(children));
        }

        /** How many characters sorted entries share: what the first and the last of them do. */
        private int sharedLength(List<Map.Entry<String, List<V>>> sorted) {
            String first = sorted.getFirst().getKey();
            String last = sorted.getLast().getKey();
            int length = 0;
            while (length < first.length()
                    && length < last.length()
                    && first.charAt(length) == last.charAt(length)) {
                length++;
            }
            return length;
        }
    }
}
