package cloister.policy;

import cloister.policy.condition.KeyNames;
import cloister.policy.condition.Keys;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The condition keys of one request with their values; key names ignore case. Immutable. */
public final class RequestContext {
    /** Names and values by turns, open-addressed by the names' hashes; at most half is full. */
    private final Object[] table;

    private RequestContext(Map<String, String[]> given) {
        table = new Object[4 * Integer.highestOneBit(Math.max(1, given.size()) * 2 - 1)];
        given.forEach(
                (name, all) -> {
                    int at = slot(name);
                    table[at] = name;
                    table[at + 1] = all;
                });
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The values of a key, empty where the key is absent or has no value. */
    public List<String> values(String key) {
        return List.of(find(KeyNames.fold(key)));
    }

    /** The names of the keys, in lower case. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] instanceof String name) {
                keys.add(name);
            }
        }
        return Collections.unmodifiableSet(keys);
    }

    /** The values of a key whose name is given in lower case. */
    String[] find(String lowerKey) {
        return table[slot(lowerKey) + 1] instanceof String[] values ? values : Keys.NONE;
    }

    /** Where a name stands, or the free place where its search ends. */
    private int slot(String name) {
        int hash = name.hashCode();
        int at = ((hash ^ (hash >>> 16)) << 1) & (table.length - 1);
        while (table[at] != null && !name.equals(table[at])) {
            at = (at + 2) & (table.length - 1);
        }
        return at;
    }

    /** Collects condition keys. */
    public static final class Builder {
        private final Map<String, String[]> values = new LinkedHashMap<>();

        private Builder() {}

        /** Sets a single-valued key. */
        public Builder put(String key, String value) {
            values.put(KeyNames.fold(key), new String[] {value});
            return this;
        }

        /** Sets a key's values; an empty list is a key that is there without a value. */
        public Builder put(String key, List<String> keyValues) {
            values.put(KeyNames.fold(key), keyValues.toArray(String[]::new));
            return this;
        }

        public RequestContext build() {
            return new RequestContext(values);
        }
    }
}
