package cloister.policy.condition;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of condition keys and tag keys in lower case, one object for each that is often seen. */
public final class KeyNames {
    /** More names are folded, but not kept: callers choose tag keys, and could fill the memory. */
    private static final int MOST_KEPT = 4_096;

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private KeyNames() {}

    /** A name in lower case; of names often seen always the same object. */
    public static String fold(String name) {
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String shared = KNOWN.getOrDefault(lower, lower);
        if (KNOWN.size() < MOST_KEPT) {
            KNOWN.putIfAbsent(shared, shared);
            KNOWN.putIfAbsent(name, shared);
        }
        return shared;
    }
}
