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
        Predicate<V> filter) {}
