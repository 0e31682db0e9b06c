package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Access tokens of the portal: each stands for a person, until it expires or they sign out. */
record PortalTokens(Account account, DirectoryPeople people) {
    /** As at AWS. */
    static final Duration LIFE = Duration.ofHours(8);

    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    /** By the token's hash. */
    private static final Table<Kept> TABLE = new Table<>("sso.portal.tokens", Kept.CODEC);

    private record Kept(String userId, Instant expires) {
        static final JsonCodec<Kept> CODEC =
                new JsonCodec<>(
                        (kept, out) -> out.text("user", kept.userId).time("expires", kept.expires),
                        in -> new Kept(in.text("user"), in.time("expires")));
    }

    String issue(String userId, Instant now) {
        String token =
                Base64.getUrlEncoder().withoutPadding().encodeToString(UniqueId.random(BYTES));
        account.change(
                state -> {
                    dropOld(state, now);
                    state.put(TABLE, ScimTokens.hash(token), new Kept(userId, now.plus(LIFE)));
                });
        return token;
    }

    /**
     * Whose a token is.
     *
     * @throws ApiException UnauthorizedException, also where they may no longer sign in
     */
    DirectoryPerson person(String token, Instant now) {
        if (token.length() > LONGEST) {
            throw PortalError.unauthorized();
        }
        return account.read()
                .get(TABLE, ScimTokens.hash(token))
                .filter(kept -> now.isBefore(kept.expires()))
                .flatMap(kept -> people.byId(kept.userId()))
                .orElseThrow(PortalError::unauthorized);
    }

    void end(String token) {
        account.change(state -> state.delete(TABLE, ScimTokens.hash(token)));
    }

    private static void dropOld(Transaction state, Instant now) {
        List<String> old;
        try (Stream<Reader.Entry<Kept>> all = state.scan(TABLE, "")) {
            old =
                    all.filter(entry -> !now.isBefore(entry.value().expires()))
                            .map(Reader.Entry::key)
                            .toList();
        }
        old.forEach(hash -> state.delete(TABLE, hash));
    }
}
