package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests and their outcomes, by kind and id; those of the last 90 days are kept. */
final class CenterRequests {
    private static final Table<CenterRequest> TABLE =
            new Table<>("sso.requests", CenterRequest.CODEC);
    private static final Duration KEPT = Duration.ofDays(90);

    /** More than one, so that what is old goes sooner than new requests come. */
    private static final int DROPPED_AT_ONCE = 3;

    private CenterRequests() {}

    static void add(Transaction state, CenterRequest request) {
        Instant old = request.created().minus(KEPT);
        List<String> over;
        try (Stream<Reader.Entry<CenterRequest>> oldest = after(state, request.kind(), "")) {
            over =
                    oldest.limit(DROPPED_AT_ONCE)
                            .filter(entry -> entry.value().created().isBefore(old))
                            .map(Reader.Entry::key)
                            .toList();
        }
        over.forEach(key -> state.delete(TABLE, key));
        state.put(TABLE, request.kind() + " " + request.id(), request);
    }

    static Optional<CenterRequest> find(Reader state, CenterRequest.Kind kind, String id) {
        return state.get(TABLE, kind + " " + id);
    }

    static Stream<Reader.Entry<CenterRequest>> after(
            Reader state, CenterRequest.Kind kind, String key) {
        return state.scanAfter(TABLE, kind + " ", key);
    }
}
