package cloister.studio;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which part of which list is asked for.
 *
 * @param scope whose resources: a region, or a parent in it
 * @param order the property that sorts the list, as SortBy names it
 * @param after the position that the page before ended at
 * @param limit at most so many items
 */
record Listing<V>(
        String scope,
        String order,
        boolean descending,
        Optional<String> after,
        int limit,
        Predicate<V> filter) {
    /** The whole list, the oldest first. */
    static <V> Listing<V> all(String scope) {
        return all(scope, value -> true);
    }

    /** All of the list that the filter lets through, the oldest first. */
    static <V> Listing<V> all(String scope, Predicate<V> filter) {
        return new Listing<>(
                scope, "CreationTime", false, Optional.empty(), Integer.MAX_VALUE, filter);
    }
}
