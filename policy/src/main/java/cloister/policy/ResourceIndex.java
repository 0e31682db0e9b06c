package cloister.policy;

import cloister.policy.condition.Pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements of one effect that speak of one action, found by the resource asked for.
 *
 * <p>A pattern for resources nearly always starts with characters that stand for themselves; the
 * patterns hang in a radix tree by these. A request walks down its own resource and meets only the
 * patterns that start alike, so that statements about other resources cost it nothing.
 */
final class ResourceIndex {
    /** So deep may the tree grow, however long the patterns are. */
    private static final int LONGEST_BEGINNING = 256;

    /** What matches every resource and has no condition: nothing is left to ask. */
    private final Entry sure;

    /** What is to be asked whatever the resource: it matches all or many, or names exceptions. */
    private final Entry[] everywhere;

    private final RadixTree<Candidate> byPrefix;

    /** A statement, by one of its resource patterns. */
    private record Candidate(Entry entry, Pattern pattern) {
        boolean fits(AuthorizationRequest request) {
            return pattern.matches(request.resource(), request)
                    && entry.statement().conditionsHold(request);
        }
    }

    ResourceIndex(List<Entry> entries) {
        Entry found = Entry.NONE;
        List<Entry> tested = new ArrayList<>();
        RadixTree.Builder<Candidate> tree = new RadixTree.Builder<>();
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            if (statement.matchesAnyResource() && statement.isUnconditional()) {
                found = found == Entry.NONE ? entry : found;
            } else if (statement.matchesAnyResource() || statement.namesExceptions()) {
                tested.add(entry);
            } else {
                for (Pattern pattern : statement.resources()) {
                    tree.add(beginning(pattern), new Candidate(entry, pattern));
                }
            }
        }
        this.sure = found;
        this.everywhere = tested.toArray(Entry[]::new);
        this.byPrefix = tree.build();
    }

    private static String beginning(Pattern pattern) {
        String prefix = pattern.literalPrefix();
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_BEGINNING));
    }

    /** A statement that fits the request, {@link Entry#NONE} where none does. */
    Entry find(AuthorizationRequest request) {
        if (sure != Entry.NONE) {
            return sure;
        }
        for (Entry entry : everywhere) {
            if (entry.statement().matchesResource(request)
                    && entry.statement().conditionsHold(request)) {
                return entry;
            }
        }
        return byPrefix.isEmpty() ? Entry.NONE : findByPrefix(request);
    }

    private Entry findByPrefix(AuthorizationRequest request) {
        String resource = request.resource();
        RadixTree<Candidate> node = byPrefix;
        int at = 0;
        while (true) {
            for (Candidate candidate : node.values()) {
                if (candidate.fits(request)) {
                    return candidate.entry();
                }
            }
            RadixTree<Candidate> next = node.next(resource, at);
            if (next == node) {
                return Entry.NONE;
            }
            at += next.label().length();
            node = next;
        }
    }
}
