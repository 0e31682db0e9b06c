package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;

import java.time.Instant;
import java.util.stream.Stream;

/** Sessions that were ended before their time, by access key id. */
record RevokedSessions(Account account) {
    private static final Table<Revoked> TABLE = new Table<>("sts.revoked", Revoked.CODEC);

    /**
     * Ends a session.
     *
     * @param expires when it would have ended by itself, after which nobody needs to remember
     */
    void add(String accessKeyId, Instant expires, Instant now) {
        account.change(
                state -> {
                    try (Stream<Reader.Entry<Revoked>> all = state.scan(TABLE, "")) {
                        all.filter(each -> each.value().expires().isBefore(now))
                                .map(Reader.Entry::key)
                                .forEach(over -> state.delete(TABLE, over));
                    }
                    state.put(TABLE, accessKeyId, new Revoked(expires));
                });
    }

    boolean has(String accessKeyId) {
        return account.read().get(TABLE, accessKeyId).isPresent();
    }

    /** A session that was ended. */
    record Revoked(Instant expires) {
        static final JsonCodec<Revoked> CODEC =
                new JsonCodec<>(
                        (revoked, out) -> out.time("expires", revoked.expires),
                        in -> new Revoked(in.time("expires")));
    }
}
