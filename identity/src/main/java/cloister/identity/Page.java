package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of a listing by IAM's Marker, MaxItems and IsTruncated.
 *
 * @param items what is on the page
 * @param next the key of its last item where more follow, else empty
 */
record Page<T>(List<T> items, String next) {
    private static final int DEFAULT_ITEMS = 100;

    /**
     * Cuts the page that a call asks for out of a listing.
     *
     * @param after the listing from the item after the given key on, lazily; all of it after ""
     * @param key an item's key, by which the listing is sorted
     * @throws cloister.wire.ApiException ValidationError where the marker isn't one
     */
    static <T> Page<T> of(Call call, Function<String, Stream<T>> after, Function<T, String> key) {
        int limit = call.input().optionalInt("MaxItems").orElse(DEFAULT_ITEMS);
        String from = call.input().optionalString("Marker").map(Page::unmark).orElse("");
        try (Stream<T> items = after.apply(from)) {
            List<T> read = items.limit(limit + 1L).toList();
            return read.size() <= limit
                    ? new Page<>(read, "")
                    : new Page<>(read.subList(0, limit), key.apply(read.get(limit - 1)));
        }
    }

    /** The page of the entities of a kind, by name, under the path that a call asks for. */
    static <E extends Entity> Page<E> of(Call call, Reader state, EntityKind<E> kind) {
        return of(
                call,
                name -> kind.after(state, name).filter(entity -> Input.under(call, entity)),
                Entity::name);
    }

    /** Cuts the page out of a listing that is at hand. */
    static <T> Page<T> of(Call call, List<T> all, Function<T, String> key) {
        return of(
                call,
                after ->
                        all.stream()
                                .sorted(Comparator.comparing(key))
                                .filter(item -> key.apply(item).compareTo(after) > 0),
                key);
    }

    /** The output's members that a page sets, the items under the given name. */
    Struct.Builder output(String member, Function<T, ?> shape) {
        return Struct.builder().put(member, items.stream().map(shape).toList()).putAll(position());
    }

    /** Whether there is more, and the marker to go on from. */
    Struct position() {
        Struct.Builder position = Struct.builder().put("IsTruncated", !next.isEmpty());
        return next.isEmpty() ? position.build() : position.put("Marker", mark(next)).build();
    }

    private static String mark(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String unmark(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw IamError.validation("Invalid Marker: it isn't one that a listing gave.");
        }
    }
}
