package cloister.policy;

import cloister.policy.condition.Keys;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The condition keys of one request with their values; key names ignore case. Immutable. */
public final class RequestContext {
    private final String[] names;
    private final String[][] values;
    private final int mask;

    private RequestContext(Map<String, String[]> given) {
        int size = Integer.highestOneBit(Math.max(1, given.size())) << 2;
        names = new String[size];
        values = new String[size][];
        mask = size - 1;
        Arrays.fill(names, "");
        given.forEach(
                (name, all) -> {
                    int at = slot(name);
                    names[at] = name;
                    values[at] = all;
                });
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The values of a key, empty where the key is absent or has no value. */
    public List<String> values(String key) {
        return List.of(find(key.toLowerCase(Locale.ROOT)));
    }

    /** The names of the keys, in lower case. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.isEmpty()) {
                keys.add(name);
            }
        }
        return Collections.unmodifiableSet(keys);
    }

    /** The values of a key whose name is given in lower case. */
    String[] find(String lowerKey) {
        int at = slot(lowerKey);
        return names[at].isEmpty() ? Keys.NONE : values[at];
    }

    /** Where a name stands, or the free place where its search ends; a quarter is full at most. */
    private int slot(String name) {
        int hash = name.hashCode();
        int at = (hash ^ (hash >>> 16)) & mask;
        while (!names[at].isEmpty() && !names[at].equals(name)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Collects condition keys. */
    public static final class Builder {
        private final Map<String, String[]> values = new LinkedHashMap<>();

        private Builder() {}

        /** Sets a single-valued key. */
        public Builder put(String key, String value) {
            values.put(key.toLowerCase(Locale.ROOT), new String[] {value});
            return this;
        }

        /** Sets a key's values; an empty list is a key that is there without a value. */
        public Builder put(String key, List<String> keyValues) {
            values.put(key.toLowerCase(Locale.ROOT), keyValues.toArray(String[]::new));
            return this;
        }

        public RequestContext build() {
            return new RequestContext(values);
        }
    }
}
