package cloister.prover;

import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The resource that a question is about.
 *
 * @param type of the reference; empty where the action is decided on {@code *}
 * @param words whose it is, for people
 * @param tags what is known of its tags, by key in lower case
 * @param otherTags whether it may have more tags
 * @param keys what is known of other condition keys, by name in lower case
 */
record Target(
        String type,
        SymbolicText arn,
        String words,
        Map<String, SymbolicKey> tags,
        boolean otherTags,
        Map<String, SymbolicKey> keys) {
    Target {
        tags = Map.copyOf(tags);
        keys = Map.copyOf(keys);
    }

    /** No resource: the action is decided on {@code *}. */
    static final Target ANY =
            new Target("", SymbolicText.known("*"), "everything", Map.of(), false, Map.of());

    Target with(String key, SymbolicKey value) {
        Map<String, SymbolicKey> more = new LinkedHashMap<>(keys);
        more.put(key, value);
        return new Target(type, arn, words, tags, otherTags, more);
    }
}
