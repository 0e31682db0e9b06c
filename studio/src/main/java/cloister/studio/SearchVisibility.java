package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.function.Predicate;

/**
 * Which records a search may show: those that have each of the tags with the value that is asked
 * for, or don't have it at all (API reference, VisibilityConditions).
 */
final class SearchVisibility {
    private static final String PREFIX = "Tags.";

    private SearchVisibility() {}

    /**
     * @throws ApiException ValidationException where a condition is about anything but tags
     */
    static Predicate<Struct> of(Struct input) {
        return input.structs("VisibilityConditions").stream()
                .map(SearchVisibility::condition)
                .reduce(record -> true, Predicate::and);
    }

    private static Predicate<Struct> condition(Struct condition) {
        String key = condition.optionalString("Key").orElse("");
        if (!key.startsWith(PREFIX)) {
            throw Refusal.validation("Key of a visibility condition must be Tags.KEY: " + key);
        }
        String value = condition.optionalString("Value").orElse("");
        return record -> SearchProperty.values(record, key).stream().allMatch(value::equals);
    }
}
