package cloister.identity;

import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Access tokens of the portal: each stands for a person, until it expires or they sign out. Those
 * of programs that may refresh them are good for an hour, and the session that a sign-in began for
 * eight, however often they are refreshed.
 */
record PortalTokens(Account account, DirectoryPeople people) {
    /** A session's, as at AWS. */
    private static final Duration LIFE = Duration.ofHours(8);

    private static final Duration REFRESHED = Duration.ofHours(1);
    private static final int LONGEST = 200;

    /** By the token's hash. */
    private static final Table<Kept> ACCESS = new Table<>("sso.portal.tokens", Kept.CODEC);

    /** By the token's hash. */
    private static final Table<Kept> REFRESH = new Table<>("sso.portal.refresh", Kept.CODEC);

    /**
     * A token.
     *
     * @param session what all tokens of one sign-in share
     * @param client the hash of the program's id
     * @param expires of a refresh token, when the session ends
     */
    private record Kept(String userId, String session, String client, Instant expires)
            implements Expiring {
        static final JsonCodec<Kept> CODEC =
                new JsonCodec<>(
                        (kept, out) ->
                                out.text("user", kept.userId)
                                        .text("session", kept.session)
                                        .text("client", kept.client)
                                        .time("expires", kept.expires),
                        in ->
                                new Kept(
                                        in.text("user"),
                                        in.optionalText("session").orElse(""),
                                        in.optionalText("client").orElse(""),
                                        in.time("expires")));

        boolean isOf(Kept other) {
            return session.equals(other.session) && userId.equals(other.userId);
        }
    }

    /** Tokens for a person who has just let a program in, as CreateToken shows them. */
    Struct issue(String userId, PortalClient client, Instant now) {
        Kept session =
                new Kept(userId, BearerToken.next(), BearerToken.hash(client.id()), now.plus(LIFE));
        return account.write(
                state -> {
                    Expiring.dropOld(state, ACCESS, now);
                    Expiring.dropOld(state, REFRESH, now);
                    return client.uses(PortalClients.REFRESH_GRANT)
                            ? refreshable(state, session, now)
                            : shown(
                                    access(state, session, session.expires()),
                                    LIFE,
                                    Optional.empty());
                });
    }

    /**
     * New tokens for a refresh token, which is used up by this.
     *
     * @throws ApiException InvalidGrantException, also where the person may no longer sign in
     */
    Struct refresh(String token, PortalClient client, Instant now) {
        String hash = BearerToken.hash(token);
        return account.write(
                state -> {
                    Kept session =
                            state.get(REFRESH, hash)
                                    .filter(kept -> kept.isGood(now))
                                    .filter(
                                            kept ->
                                                    kept.client()
                                                            .equals(BearerToken.hash(client.id())))
                                    .filter(kept -> people.byId(kept.userId()).isPresent())
                                    .orElseThrow(
                                            () ->
                                                    PortalError.grant(
                                                            "invalid_grant",
                                                            "Invalid refresh token.",
                                                            400));
                    state.delete(REFRESH, hash);
                    return refreshable(state, session, now);
                });
    }

    private static Struct refreshable(Transaction state, Kept session, Instant now) {
        Instant hour = now.plus(REFRESHED);
        Instant end = hour.isBefore(session.expires()) ? hour : session.expires();
        String refresh = BearerToken.next();
        state.put(REFRESH, BearerToken.hash(refresh), session);
        return shown(access(state, session, end), Duration.between(now, end), Optional.of(refresh));
    }

    private static String access(Transaction state, Kept session, Instant end) {
        String token = BearerToken.next();
        state.put(
                ACCESS,
                BearerToken.hash(token),
                new Kept(session.userId(), session.session(), session.client(), end));
        return token;
    }

    private static Struct shown(String access, Duration life, Optional<String> refresh) {
        return Struct.builder()
                .put("accessToken", access)
                .put("tokenType", "Bearer")
                .put("expiresIn", (int) life.toSeconds())
                .put("refreshToken", refresh)
                .build();
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
                .get(ACCESS, BearerToken.hash(token))
                .filter(kept -> kept.isGood(now))
                .flatMap(kept -> people.byId(kept.userId()))
                .orElseThrow(PortalError::unauthorized);
    }

    /** Ends the session of an access token: all that was got by the same sign-in. */
    void end(String token) {
        account.change(
                state ->
                        state.get(ACCESS, BearerToken.hash(token))
                                .ifPresent(ended -> drop(state, kept -> kept.isOf(ended))));
    }

    /** Ends all sessions of somebody. */
    void endAll(String userId) {
        account.change(state -> drop(state, kept -> kept.userId().equals(userId)));
    }

    private static void drop(Transaction state, Predicate<Kept> which) {
        Expiring.drop(state, ACCESS, which);
        Expiring.drop(state, REFRESH, which);
    }
}
