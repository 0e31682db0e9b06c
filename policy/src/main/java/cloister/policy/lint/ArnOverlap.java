package cloister.policy.lint;

import java.util.BitSet;

/**
 * Tells whether a resource of a policy and an ARN format of the reference can mean the same ARN.
 *
 * <p>Both are read as a row of characters and wildcards, and the pairs of places that can be
 * reached together are followed from the start. A policy variable is a wildcard. A bucket's name
 * has no slash; every other part of a format may have one.
 */
final class ArnOverlap {
    /** Resources longer than this are taken to overlap. */
    private static final int LONGEST = 512;

    private static final char ANY = '\u0001';
    private static final char ANY_BUT_SLASH = '\u0002';

    private ArnOverlap() {}

    static boolean possible(String resource, String format) {
        if (resource.length() > LONGEST) {
            return true;
        }
        char[] a = row(resource);
        char[] b = row(format);
        BitSet reached = new BitSet(b.length + 1);
        reached.set(0);
        for (int i = 0; ; i++) {
            skipWildcards(b, reached);
            if (i == a.length) {
                return reached.get(b.length);
            }
            reached = step(a[i], b, reached);
            if (reached.isEmpty()) {
                return false;
            }
        }
    }

    /** A wildcard of the format may stand for nothing. */
    private static void skipWildcards(char[] b, BitSet reached) {
        for (int j = reached.nextSetBit(0); j >= 0 && j < b.length; j = reached.nextSetBit(j + 1)) {
            if (isAny(b[j])) {
                reached.set(j + 1);
            }
        }
    }

    private static BitSet step(char c, char[] b, BitSet reached) {
        BitSet next = new BitSet(b.length + 1);
        for (int j = reached.nextSetBit(0); j >= 0; j = reached.nextSetBit(j + 1)) {
            if (c == ANY) {
                // It stands for nothing, or for all that the format has from here on.
                next.set(j, b.length + 1);
                return next;
            }
            if (j < b.length) {
                if (b[j] == ANY || (b[j] == ANY_BUT_SLASH && c != '/')) {
                    next.set(j);
                } else if (c == '?' || b[j] == c) {
                    next.set(j + 1);
                }
            }
        }
        return next;
    }

    private static boolean isAny(char c) {
        return c == ANY || c == ANY_BUT_SLASH;
    }

    private static char[] row(String text) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int close = text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (close > 0) {
                boolean bucket = text.startsWith("${BucketName}", i);
                row.append(bucket ? ANY_BUT_SLASH : ANY);
                i = close;
            } else {
                row.append(text.charAt(i) == '*' ? ANY : text.charAt(i));
            }
        }
        return row.toString().toCharArray();
    }
}
