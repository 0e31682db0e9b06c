package cloister.identity;

import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tags of an IAM resource or session: keys are kept as given, but ignore case. Immutable. */
record Tags(Map<String, String> byKey) {
    static final Tags NONE = new Tags(Map.of());

    private static final int MOST = 50;

    Tags {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /**
     * Reads a list of Key and Value structures.
     *
     * @throws cloister.wire.ApiException InvalidInput on a reserved key, or one that comes twice
     */
    static Tags of(List<Struct> list) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Struct tag : list) {
            if (key(tags.keySet(), tag.string("Key")).isPresent()) {
                throw IamError.invalidInput(
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
            }
            tags.put(checked(tag.string("Key")), tag.string("Value"));
        }
        return new Tags(tags);
    }

    /** These tags with others laid over them; a key laid over goes with its spelling. */
    Tags with(Tags over) {
        Tags merged = without(over.byKey.keySet());
        Map<String, String> tags = new LinkedHashMap<>(merged.byKey);
        tags.putAll(over.byKey);
        return new Tags(tags);
    }

    Tags without(Collection<String> keys) {
        Map<String, String> rest = new LinkedHashMap<>(byKey);
        rest.keySet().removeIf(key -> key(keys, key).isPresent());
        return new Tags(rest);
    }

    Tags only(Collection<String> keys) {
        Map<String, String> some = new LinkedHashMap<>(byKey);
        some.keySet().removeIf(key -> key(keys, key).isEmpty());
        return new Tags(some);
    }

    boolean has(String key) {
        return key(byKey.keySet(), key).isPresent();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /**
     * These tags, if they aren't too many.
     *
     * @param kind what is tagged, as the quota's name has it, e.g. {@code User}
     */
    Tags within(String kind) {
        if (byKey.size() > MOST) {
            throw IamError.quota("TagsPer" + kind, MOST);
        }
        return this;
    }

    /** The tags as structures with Key and Value. */
    List<Struct> structs() {
        List<Struct> list = new ArrayList<>();
        byKey.forEach(
                (key, value) ->
                        list.add(Struct.builder().put("Key", key).put("Value", value).build()));
        return list;
    }

    /** The structures, or nothing where there are no tags. */
    Optional<List<Struct>> present() {
        return isEmpty() ? Optional.empty() : Optional.of(structs());
    }

    Stream<String> keys() {
        return byKey.keySet().stream();
    }

    private static Optional<String> key(Collection<String> keys, String key) {
        return keys.stream().filter(other -> other.equalsIgnoreCase(key)).findFirst();
    }

    private static String checked(String key) {
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw IamError.invalidInput(
                    "Tag keys may not start with the reserved prefix aws: " + key);
        }
        return key;
    }
}
