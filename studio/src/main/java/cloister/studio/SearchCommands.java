package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Search. */
record SearchCommands(Store store, Pager pager) {
    private static final int DEFAULT_MAX_RESULTS = 10;

    Map<String, Command> commands() {
        return Map.of("sagemaker:Search", this::search);
    }

    private Struct search(Call call) {
        return search(call, SearchKind.of(call.input()));
    }

    private <V> Struct search(Call call, SearchKind<V> kind) {
        Struct input = call.input();
        String sortBy = input.optionalString("SortBy").orElse("LastModifiedTime");
        kind.check(sortBy);
        boolean here =
                !input.optionalString("CrossAccountFilterOption")
                        .equals(Optional.of("CrossAccount"));
        Predicate<Struct> found =
                SearchExpression.of(kind, input)
                        .and(SearchVisibility.of(input))
                        .and(record -> here);
        Reader reader = store.read();
        Listing<V> listing =
                new Listing<>(
                        call.region(),
                        sortBy.equals(kind.nameProperty()) ? "Name" : sortBy,
                        !input.optionalString("SortOrder").equals(Optional.of("Ascending")),
                        pager.position(call),
                        input.optionalInt("MaxResults").orElse(DEFAULT_MAX_RESULTS),
                        value -> found.test(kind.record(reader, value)));
        Page<Struct> page =
                kind.table().hasOrder(listing.order())
                        ? kind.table()
                                .list(reader, listing)
                                .map(value -> kind.record(reader, value))
                        : sorted(reader, kind, listing);
        List<Struct> results =
                page.items().stream()
                        .map(record -> Struct.builder().put(kind.member(), record).build())
                        .toList();
        return Struct.builder()
                .put("Results", results)
                .put("NextToken", pager.seal(call, page.next()))
                .build();
    }

    /** A page in an order that the store doesn't keep. */
    private static <V> Page<Struct> sorted(Reader reader, SearchKind<V> kind, Listing<V> listing) {
        Comparator<SortedRecord> ascending =
                Comparator.comparing(SortedRecord::text).thenComparing(SortedRecord::arn);
        Comparator<SortedRecord> order = listing.descending() ? ascending.reversed() : ascending;
        List<SortedRecord> all =
                kind
                        .table()
                        .list(reader, Listing.all(listing.scope(), listing.filter()))
                        .items()
                        .stream()
                        .map(
                                value ->
                                        SortedRecord.of(
                                                kind.record(reader, value),
                                                listing.order(),
                                                kind.arn().apply(value)))
                        .filter(
                                record ->
                                        listing.after().map(SortedRecord::at).stream()
                                                .allMatch(last -> order.compare(record, last) > 0))
                        .sorted(order)
                        .toList();
        List<SortedRecord> shown = all.stream().limit(listing.limit()).toList();
        return new Page<>(
                shown.stream().map(SortedRecord::record).toList(),
                shown.size() < all.size()
                        ? Optional.of(shown.getLast().position())
                        : Optional.empty());
    }
}
