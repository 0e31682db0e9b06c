package cloister.studio;

import cloister.wire.Call;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the list operations have in common: SortBy, SortOrder, MaxResults and NextToken. */
final class Lists {
    /** Domains, user profiles and spaces that exist are in service: nothing has to be started. */
    static final String IN_SERVICE = "InService";

    /** The order of lists in Studio. */
    static final String OLDEST_FIRST = "Ascending";

    /** The order of lists of experiments. */
    static final String NEWEST_FIRST = "Descending";

    private static final int DEFAULT_MAX_RESULTS = 10;

    private Lists() {}

    static <V> Listing<V> listing(
            Call call, Pager pager, String scope, String defaultOrder, Predicate<V> filter) {
        Struct input = call.input();
        return new Listing<>(
                scope,
                input.optionalString("SortBy").orElse("CreationTime"),
                input.optionalString("SortOrder").orElse(defaultOrder).equals("Descending"),
                pager.position(call),
                input.optionalInt("MaxResults").orElse(DEFAULT_MAX_RESULTS),
                filter);
    }

    /** Where the keys of what a call lists begin: the domain it names, else its region. */
    static String scope(Call call) {
        return call.input()
                .optionalString("DomainIdEquals")
                .map(id -> Domain.key(call.region(), id))
                .orElse(call.region());
    }

    static <V> Struct output(
            Call call, Pager pager, String member, Page<V> page, Function<V, Struct> summary) {
        return Struct.builder()
                .put(member, page.items().stream().map(summary).toList())
                .put("NextToken", pager.seal(call, page.next()))
                .build();
    }

    /** Whether a time is within the input's CreatedAfter and CreatedBefore. */
    static boolean inTime(Struct input, Instant created) {
        return input.get("CreatedAfter").map(Instant.class::cast).stream()
                        .allMatch(created::isAfter)
                && input.get("CreatedBefore").map(Instant.class::cast).stream()
                        .allMatch(created::isBefore);
    }
}
