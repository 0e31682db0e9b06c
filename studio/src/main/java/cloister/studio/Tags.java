package cloister.studio;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tags of every resource by its ARN. A resource that has none has an empty entry, so this is
 * also the register of what exists.
 */
final class Tags {
    /** Tags that a resource can have (API reference, AddTags). */
    static final int LIMIT = 50;

    private static final Table<Map<String, String>> TABLE =
            new Table<>("studio.tag", new RecordCodec<>(Tags::toStruct, Tags::fromStruct));

    private Tags() {}

    static Optional<Map<String, String>> of(Reader reader, String arn) {
        return reader.get(TABLE, arn);
    }

    /** Sets all of a resource's tags. */
    static void put(Transaction transaction, String arn, Map<String, String> tags) {
        transaction.put(TABLE, arn, tags);
    }

    /** Forgets a resource. */
    static void delete(Transaction transaction, String arn) {
        transaction.delete(TABLE, arn);
    }

    /**
     * The Tags member of an input, for a new resource.
     *
     * @throws ApiException ValidationException where a key is reserved or there twice
     */
    static Map<String, String> given(Struct input) {
        return merge(Map.of(), input.structs("Tags"));
    }

    /**
     * Tags after others were added to them or took the place of the same key.
     *
     * @throws ApiException ValidationException where a key is reserved, there twice, differs from
     *     another in case only, or where there are too many
     */
    static Map<String, String> merge(Map<String, String> tags, List<Struct> added) {
        Map<String, String> merged = new LinkedHashMap<>(tags);
        Set<String> keys = new HashSet<>();
        for (Struct tag : added) {
            String key = tag.string("Key");
            if (Arns.lower(key).startsWith("aws:")) {
                throw Refusal.validation(
                        "aws: prefixed tag key names are not allowed for external use: " + key);
            }
            if (!keys.add(key)) {
                throw Refusal.validation("Tag keys must be unique per resource: " + key);
            }
            merged.put(key, tag.string("Value"));
        }
        checkCase(merged.keySet());
        checkCount(merged.size());
        return merged;
    }

    /**
     * Tags of several origins in one; the later win, also over keys that differ in case only.
     *
     * @throws ApiException ValidationException where there are too many
     */
    static Map<String, String> layered(List<Map<String, String>> layers) {
        Map<String, String> spelling = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (Map<String, String> layer : layers) {
            layer.forEach(
                    (key, value) -> {
                        spelling.put(Arns.lower(key), key);
                        values.put(Arns.lower(key), value);
                    });
        }
        Map<String, String> tags = new LinkedHashMap<>();
        spelling.forEach((lower, key) -> tags.put(key, values.getOrDefault(lower, "")));
        checkCount(tags.size());
        return tags;
    }

    private static void checkCount(int count) {
        if (count > LIMIT) {
            throw Refusal.validation(
                    "A resource can have at most "
                            + LIMIT
                            + " tags; this request would make them "
                            + count
                            + ".");
        }
    }

    private static void checkCase(Set<String> keys) {
        Map<String, String> byLower = new LinkedHashMap<>();
        for (String key : keys) {
            String other = byLower.put(Arns.lower(key), key);
            if (other != null) {
                throw Refusal.validation(
                        "Tag keys must differ in more than case, because condition keys ignore it: "
                                + other
                                + ", "
                                + key);
            }
        }
    }

    /** As the API lists tags. */
    static List<Struct> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(
                        tag ->
                                Struct.builder()
                                        .put("Key", tag.getKey())
                                        .put("Value", tag.getValue())
                                        .build())
                .toList();
    }

    private static Struct toStruct(Map<String, String> tags) {
        return Struct.builder().put("tags", tags).build();
    }

    private static Map<String, String> fromStruct(Struct struct) {
        Map<String, String> tags = new LinkedHashMap<>();
        ((Map<?, ?>) struct.get("tags").orElseThrow())
                .forEach((key, value) -> tags.put((String) key, (String) value));
        return tags;
    }
}
