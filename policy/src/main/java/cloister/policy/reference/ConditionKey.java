package cloister.policy.reference;

/**
 * A condition key that a service or AWS as a whole defines.
 *
 * @param name its name; a part of one's own choice stands in it as {@code ${TagKey}} or the like
 * @param type what its values are
 * @param multivalued whether a request may hold several values, so that ForAllValues or ForAnyValue
 *     is needed
 */
public record ConditionKey(String name, KeyType type, boolean multivalued) {

    /** Whether a key as written in a policy or a request is this one; case is ignored. */
    public boolean names(String written) {
        return names(name, written);
    }

    /** Whether a key as written is the one that the reference gives this name; case is ignored. */
    public static boolean names(String name, String written) {
        int open = name.indexOf("${");
        return open < 0
                ? written.equalsIgnoreCase(name)
                : written.length() > open && written.regionMatches(true, 0, name, 0, open);
    }
}
