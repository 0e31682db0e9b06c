package cloister.policy.lint;

/** Matching of action patterns: * is any run of characters, ? any one, case is ignored. */
final class Globs {
    private Globs() {}

    static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /**
     * Whether a pattern matches a name. On a mismatch only the last * is tried further on, so that
     * a pattern costs at most its length times the name's.
     */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && same(pattern.charAt(p), name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char pattern, char c) {
        return pattern == '?'
                || pattern == c
                || Character.toLowerCase(pattern) == Character.toLowerCase(c);
    }
}
