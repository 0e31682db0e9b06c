package cloister.identity;

import cloister.store.Table;
import cloister.wire.ApiException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Codes by which programs get the access that a person granted in a browser; each works once. */
record PortalCodes(Account account) {
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** By the code's hash. */
    private static final Table<Kept> TABLE = new Table<>("sso.portal.codes", Kept.CODEC);

    private record Kept(
            String userId, String client, String redirectUri, String challenge, Instant expires)
            implements Expiring {
        static final JsonCodec<Kept> CODEC =
                new JsonCodec<>(
                        (kept, out) ->
                                out.text("user", kept.userId)
                                        .text("client", kept.client)
                                        .text("redirectUri", kept.redirectUri)
                                        .text("challenge", kept.challenge)
                                        .time("expires", kept.expires),
                        in ->
                                new Kept(
                                        in.text("user"),
                                        in.text("client"),
                                        in.text("redirectUri"),
                                        in.text("challenge"),
                                        in.time("expires")));
    }

    String issue(PortalRequest request, String userId, Instant now) {
        String code = BearerToken.next();
        Kept kept =
                new Kept(
                        userId,
                        BearerToken.hash(request.clientId()),
                        request.redirectUri(),
                        request.challenge(),
                        now.plus(LIFE));
        account.change(
                state -> {
                    Expiring.dropOld(state, TABLE, now);
                    state.put(TABLE, BearerToken.hash(code), kept);
                });
        return code;
    }

    /**
     * Who granted a code; it is used up by this, also where it is shown wrongly.
     *
     * @throws ApiException InvalidGrantException
     */
    String redeem(
            String code, PortalClient client, String redirectUri, String verifier, Instant now) {
        Optional<Kept> found =
                account.write(
                        state -> {
                            Optional<Kept> kept = state.get(TABLE, BearerToken.hash(code));
                            state.delete(TABLE, BearerToken.hash(code));
                            return kept;
                        });
        return found.filter(kept -> kept.isGood(now))
                .filter(kept -> kept.client().equals(BearerToken.hash(client.id())))
                .filter(kept -> kept.redirectUri().equals(redirectUri))
                .filter(kept -> kept.challenge().equals(BearerToken.challenge(verifier)))
                .map(Kept::userId)
                .orElseThrow(
                        () ->
                                PortalError.grant(
                                        "invalid_grant",
                                        "The code, its redirectUri or its codeVerifier is wrong, or"
                                                + " it was used.",
                                        400));
    }
}
