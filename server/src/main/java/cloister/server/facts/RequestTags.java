package cloister.server.facts;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tags, or tag keys alone, that a request brings.
 *
 * @param tags structures with Key and Value
 * @param keys the keys of tags brought, or of those to be taken away
 */
record RequestTags(List<Struct> tags, List<String> keys) {

    /**
     * @throws ApiException where two keys differ in case only: condition keys ignore case, so it
     *     couldn't be decided which of the values counts
     */
    static RequestTags of(Struct input) {
        List<Struct> tags = input.structs("Tags");
        List<String> keys = new ArrayList<>(tags.stream().map(tag -> tag.string("Key")).toList());
        keys.addAll(input.strings("TagKeys"));
        Set<String> seen = new HashSet<>();
        for (Struct tag : tags) {
            if (!seen.add(tag.string("Key").toLowerCase(Locale.ROOT))) {
                throw new ApiException(
                        "ValidationException",
                        "Duplicate tag keys found: "
                                + tag.string("Key")
                                + ". Tag keys that differ in case only can't be told apart by"
                                + " policies; give each key once.",
                        400);
            }
        }
        return new RequestTags(tags, List.copyOf(keys));
    }

    void putTags(ContextKeys context) {
        tags.forEach(
                tag ->
                        context.put(
                                "aws:RequestTag/" + tag.string("Key"),
                                tag.optionalString("Value").orElse("")));
    }

    void putKeys(ContextKeys context) {
        if (!keys.isEmpty()) {
            context.put("aws:TagKeys", keys);
        }
    }
}
