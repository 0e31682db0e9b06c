package cloister.cli.stack;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a set-up's own resources are told from all others: by a tag, and by the path of what can't be
 * told by tags in IAM's listings, policies and groups.
 *
 * @param stack the set-up's name, which is the domain's
 */
public record Mark(String stack) {
    static final String KEY = "cloister:stack";

    private static final Set<String> MEANT = Set.of(KEY, "team", "studiouserid", "project");

    /** The path of the set-up's policies and groups. */
    public String path() {
        return "/cloister/" + stack + "/";
    }

    boolean isOn(Map<String, String> tags) {
        return stack.equals(tags.get(KEY));
    }

    /** Whether a tag is the blueprint's to keep; condition keys don't tell cases apart. */
    static boolean matters(String key) {
        return MEANT.contains(key.toLowerCase(Locale.ROOT));
    }
}
