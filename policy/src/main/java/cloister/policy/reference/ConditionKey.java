package cloister.policy.reference;

import java.util.Locale;

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
        return pattern(name).matches(written);
    }

    static Pattern pattern(String name) {
        int open = name.indexOf("${");
        if (open < 0) {
            return new Pattern(name.toLowerCase(Locale.ROOT), false);
        }
        return new Pattern(name.substring(0, open).toLowerCase(Locale.ROOT), true);
    }

    /** A key's name with the part of one's own choice, if it has one, cut off its end. */
    record Pattern(String start, boolean open) {
        boolean matches(String written) {
            return open
                    ? written.length() > start.length()
                            && written.regionMatches(true, 0, start, 0, start.length())
                    : written.equalsIgnoreCase(start);
        }
    }
}
