package cloister.cli.stack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing of a set-up, as it is wanted or as it is there.
 *
 * @param attributes by name; a tag is {@code tag.KEY}, an inline policy {@code inline.NAME}
 */
public record Resource(Kind kind, String name, Map<String, Value> attributes) {
    public static final String DOCUMENT = "document";
    public static final String TRUST = "trust";
    public static final String POLICIES = "policies";
    public static final String GROUPS = "groups";
    public static final String AUTH_MODE = "authMode";
    public static final String EXECUTION_ROLE = "executionRole";
    public static final String SIGN_ON_USER = "signOnUser";
    public static final String TAG = "tag.";
    public static final String INLINE = "inline.";

    public Resource {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The text of an attribute; empty where it has none. */
    public String text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(Value::text).orElse("");
    }

    /** The items of an attribute. */
    public List<String> items(String attribute) {
        return attributes.get(attribute) instanceof Value.Items items ? items.items() : List.of();
    }

    /** Attributes whose name begins so, by the rest of it. */
    public SortedMap<String, String> under(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        attributes.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), value.text());
                    }
                });
        return found;
    }
}
