package cloister.policy;

import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;
import cloister.policy.condition.Tail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Statements by what their resource patterns start with: a hash table of these beginnings, asked
 * once for each length that a beginning has. What all beginnings share is compared first, and not
 * hashed. So a request meets only the statements that start as its own resource does.
 *
 * <p>A decision among thousands of statements costs what memory it has to wait for. Therefore the
 * index is a few dense arrays, patterns that go on alike share one object, and a statement itself
 * is only touched where it fits.
 */
final class PrefixIndex {
    private static final byte DENY = 1;

    /** No more is to be asked of a resource that starts so. */
    private static final byte SURE = 2;

    private static final byte CONDITIONAL = 4;

    private final String shared;

    /** The lengths of the beginnings, ascending; none is shorter than what they share. */
    private final int[] lengths;

    /** An open-addressed table: a group's number and one, or 0; its length is a power of two. */
    private final int[] slots;

    /** What follows the shared characters in the groups' beginnings, one after the other. */
    private final char[] texts;

    /** Where each group's text starts, and the last one ends. */
    private final int[] textStarts;

    /** Where each group's candidates start, and the last one's end. */
    private final int[] firsts;

    private final byte[] marks;
    private final Tail[] tails;
    private final Entry[] entries;

    private PrefixIndex(String shared, Map<String, List<Candidate>> groups) {
        int size = groups.values().stream().mapToInt(List::size).sum();
        this.shared = shared;
        this.slots = new int[Math.max(1, Integer.highestOneBit(groups.size()) * 4)];
        this.textStarts = new int[groups.size() + 1];
        this.firsts = new int[groups.size() + 1];
        this.marks = new byte[size];
        this.tails = new Tail[size];
        this.entries = new Entry[size];
        StringBuilder text = new StringBuilder();
        TreeSet<Integer> known = new TreeSet<>();
        int group = 0;
        int next = 0;
        for (Map.Entry<String, List<Candidate>> each : groups.entrySet()) {
            String rest = each.getKey().substring(shared.length());
            known.add(each.getKey().length());
            slots[free(rest.hashCode())] = group + 1;
            text.append(rest);
            for (Candidate candidate : each.getValue()) {
                entries[next] = candidate.entry();
                tails[next] = candidate.tail();
                marks[next++] = candidate.marks();
            }
            textStarts[++group] = text.length();
            firsts[group] = next;
        }
        this.texts = text.toString().toCharArray();
        this.lengths = known.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    /**
     * Asks the statements that may fit a request's resource: a Deny that fits it, else an Allow
     * that does, else what was known before.
     *
     * @param allow the Allow known before, {@link Entry#NONE} where there is none
     */
    Entry settle(AuthorizationRequest request, Entry allow) {
        String resource = request.resource();
        if (!resource.startsWith(shared)) {
            return allow;
        }
        Entry found = allow;
        int at = shared.length();
        int hash = 0;
        for (int length : lengths) {
            if (length > resource.length()) {
                break;
            }
            while (at < length) {
                hash = 31 * hash + resource.charAt(at++);
            }
            int group = group(hash, resource, length);
            int end = group < 0 ? 0 : firsts[group + 1];
            for (int i = group < 0 ? 0 : firsts[group]; i < end; i++) {
                boolean denies = (marks[i] & DENY) != 0;
                if ((denies || found == Entry.NONE) && fits(i, request, length)) {
                    found = entries[i];
                    if (denies) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private boolean fits(int candidate, AuthorizationRequest request, int length) {
        byte mark = marks[candidate];
        return (mark & SURE) != 0
                || (tails[candidate].matches(request.resource(), length, request)
                        && ((mark & CONDITIONAL) == 0
                                || entries[candidate].statement().conditionsHold(request)));
    }

    /** The group whose beginning is a text's first characters, or -1. */
    private int group(int hash, String text, int length) {
        int mask = slots.length - 1;
        int at = place(hash) & mask;
        while (slots[at] != 0) {
            int group = slots[at] - 1;
            if (begins(text, length, group)) {
                return group;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    private boolean begins(String text, int length, int group) {
        int from = textStarts[group];
        int rest = textStarts[group + 1] - from;
        int at = shared.length();
        if (length - at != rest) {
            return false;
        }
        for (int i = 0; i < rest; i++) {
            if (texts[from + i] != text.charAt(at + i)) {
                return false;
            }
        }
        return true;
    }

    private int free(int hash) {
        int mask = slots.length - 1;
        int at = place(hash) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private static int place(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    /** A statement by one of its patterns. */
    private record Candidate(Entry entry, Tail tail, byte marks) {}

    /** Collects statements, then lays the index out. */
    static final class Builder {
        /** Longer beginnings are cut: hashing more of them would tell few more apart. */
        private static final int LONGEST_BEGINNING = 256;

        private final Map<String, List<Candidate>> groups = new LinkedHashMap<>();
        private final Map<List<Piece>, Tail> tails = new HashMap<>();

        void add(Entry entry, Pattern pattern) {
            String prefix = pattern.literalPrefix();
            String beginning = prefix.substring(0, Math.min(prefix.length(), LONGEST_BEGINNING));
            Optional<List<Piece>> fixed =
                    beginning.length() == prefix.length() ? pattern.fixedRest() : Optional.empty();
            Tail tail =
                    fixed.map(rest -> tails.computeIfAbsent(rest, Tail::of))
                            .orElseGet(() -> Tail.whole(pattern));
            boolean conditional = !entry.statement().isUnconditional();
            boolean sure = !conditional && tail.matchesAnything();
            int marks =
                    (entry.denies() ? DENY : 0)
                            | (sure ? SURE : 0)
                            | (conditional ? CONDITIONAL : 0);
            groups.computeIfAbsent(beginning, b -> new ArrayList<>())
                    .add(new Candidate(entry, tail, (byte) marks));
        }

        PrefixIndex build() {
            return new PrefixIndex(shared(), groups);
        }

        private String shared() {
            String shared = groups.isEmpty() ? "" : groups.keySet().iterator().next();
            for (String beginning : groups.keySet()) {
                int alike = 0;
                int most = Math.min(shared.length(), beginning.length());
                while (alike < most && shared.charAt(alike) == beginning.charAt(alike)) {
                    alike++;
                }
                shared = shared.substring(0, alike);
            }
            return shared;
        }
    }
}
