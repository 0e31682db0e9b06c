package cloister.studio;

import cloister.store.Codec;
import cloister.store.Reader;
import cloister.store.Reader.Entry;
import cloister.store.Table;
import cloister.store.Transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One kind of resource in the store: a table by key, and beside it the orders in which its lists
 * are told, forward and backward, so that a page costs what it holds and not what the list holds.
 *
 * <p>An entry of an order has the key {@code SCOPE ORDER+ VALUE KEY} or, backward, {@code SCOPE
 * ORDER- VALUE KEY} with the characters of VALUE and KEY turned around. The space sorts before
 * every character of a name.
 */
final class ResourceTable<V> {
    private final Table<V> table;
    private final Table<String> order;
    private final Function<V, String> key;
    private final Function<V, List<String>> scopes;
    private final Map<String, Function<V, String>> orders;

    /**
     * @param scopes the lists that a resource is in
     * @param orders by name, the text a list is sorted by: lower-case names or {@link
     *     SortText#time}
     */
    ResourceTable(
            String name,
            Codec<V> codec,
            Function<V, String> key,
            Function<V, List<String>> scopes,
            Map<String, Function<V, String>> orders) {
        this.table = new Table<>(name, codec);
        this.order = new Table<>(name + ".order", TextCodec.INSTANCE);
        this.key = key;
        this.scopes = scopes;
        this.orders = orders;
    }

    Optional<V> get(Reader reader, String resourceKey) {
        return reader.get(table, resourceKey);
    }

    void put(Transaction transaction, V value) {
        String resourceKey = key.apply(value);
        Set<String> before =
                get(transaction, resourceKey).map(this::positions).orElseGet(HashSet::new);
        Set<String> after = positions(value);
        before.stream()
                .filter(position -> !after.contains(position))
                .forEach(position -> transaction.delete(order, position));
        after.stream()
                .filter(position -> !before.contains(position))
                .forEach(position -> transaction.put(order, position, resourceKey));
        transaction.put(table, resourceKey, value);
    }

    void delete(Transaction transaction, V value) {
        positions(value).forEach(position -> transaction.delete(order, position));
        transaction.delete(table, key.apply(value));
    }

    boolean hasOrder(String name) {
        return orders.containsKey(name);
    }

    /** All there are, in every list. */
    List<V> all(Reader reader) {
        try (Stream<Entry<V>> entries = reader.scan(table, "")) {
            return entries.map(Entry::value).toList();
        }
    }

    /** Whether a list has anything in it. */
    boolean any(Reader reader, String scope) {
        try (Stream<Entry<String>> entries = reader.scan(order, scope + " ")) {
            return entries.findFirst().isPresent();
        }
    }

    /** A page of a list. */
    Page<V> list(Reader reader, Listing<V> listing) {
        String prefix = prefix(listing.scope(), listing.order(), listing.descending());
        List<V> items = new ArrayList<>();
        String last = "";
        try (Stream<Entry<String>> entries =
                listing.after()
                        .map(after -> reader.scanAfter(order, prefix, prefix + after))
                        .orElseGet(() -> reader.scan(order, prefix))) {
            Iterator<Entry<String>> iterator = entries.iterator();
            while (iterator.hasNext()) {
                Entry<String> entry = iterator.next();
                V item = get(reader, entry.value()).orElseThrow();
                if (!listing.filter().test(item)) {
                    continue;
                }
                if (items.size() == listing.limit()) {
                    return new Page<>(items, Optional.of(last));
                }
                items.add(item);
                last = entry.key().substring(prefix.length());
            }
        }
        return new Page<>(items, Optional.empty());
    }

    /** A page of a list of these values, which needn't be in a list of their own. */
    Page<V> listThese(Collection<V> values, Listing<V> listing) {
        Function<V, String> text = Objects.requireNonNull(orders.get(listing.order()));
        NavigableMap<String, V> sorted = new TreeMap<>();
        for (V value : values) {
            String position = text.apply(value) + " " + key.apply(value);
            sorted.put(listing.descending() ? SortText.reversed(position) : position, value);
        }
        sorted.values().removeIf(value -> !listing.filter().test(value));
        NavigableMap<String, V> rest =
                listing.after().map(after -> sorted.tailMap(after, false)).orElse(sorted);
        List<String> shown = rest.keySet().stream().limit(listing.limit()).toList();
        return new Page<>(
                List.copyOf(rest.values()).subList(0, shown.size()),
                rest.size() > shown.size() ? Optional.of(shown.getLast()) : Optional.empty());
    }

    private Set<String> positions(V value) {
        Set<String> positions = new HashSet<>();
        String resourceKey = key.apply(value);
        for (String scope : scopes.apply(value)) {
            orders.forEach(
                    (name, text) -> {
                        String position = text.apply(value) + " " + resourceKey;
                        positions.add(prefix(scope, name, false) + position);
                        positions.add(prefix(scope, name, true) + SortText.reversed(position));
                    });
        }
        return positions;
    }

    private static String prefix(String scope, String order, boolean descending) {
        return scope + " " + order + (descending ? "- " : "+ ");
    }
}
