package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tokens of provisioning: two at most, so that one can follow the other, each good for a year
 * (IAM Identity Center user guide, "Automatic provisioning").
 */
record ScimTokens(Account account) implements CommandGroup {
    /** By the token's hash. */
    private static final Table<ScimToken> TABLE = new Table<>("sso.scimtokens", ScimToken.CODEC);

    private static final int MOST = 2;
    private static final int LONGEST = 200;
    private static final Duration LIFE = Duration.ofDays(365);

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso-directory:CreateBearerToken", this::create);
        commands.put("sso-directory:ListBearerTokens", this::list);
        commands.put("sso-directory:DeleteBearerToken", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        String token = BearerToken.next();
        Instant now = Input.now(call);
        ScimToken kept =
                new ScimToken(
                        UUID.randomUUID().toString(), BearerToken.hash(token), now, now.plus(LIFE));
        account.change(
                state -> {
                    if (CenterInstanceCommands.find(state).isEmpty()) {
                        throw CenterError.notFound(
                                "There is no instance of IAM Identity Center: make one with"
                                        + " CreateInstance.");
                    }
                    if (all(state).size() == MOST) {
                        throw CenterError.quota(
                                "There are "
                                        + MOST
                                        + " access tokens already; delete one of them first.");
                    }
                    state.put(TABLE, kept.hash(), kept);
                });
        return Struct.builder().put("Token", token).putAll(shape(kept)).build();
    }

    private Struct list(Call call) {
        return Struct.builder()
                .put("Tokens", all(account.read()).stream().map(ScimTokens::shape).toList())
                .build();
    }

    private void delete(Call call) {
        String id = call.input().string("TokenId");
        account.change(
                state -> {
                    ScimToken token =
                            all(state).stream()
                                    .filter(one -> one.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    CenterError.notFound(
                                                            "There is no token " + id + "."));
                    state.delete(TABLE, token.hash());
                });
    }

    /** The token that a header brings, if it is one and still good. */
    Optional<ScimToken> find(Optional<String> authorization, Instant now) {
        return authorization
                .filter(
                        text ->
                                text.length() <= LONGEST
                                        && text.regionMatches(true, 0, "Bearer ", 0, 7))
                .flatMap(
                        text ->
                                account.read()
                                        .get(TABLE, BearerToken.hash(text.substring(7).strip())))
                .filter(token -> now.isBefore(token.expires()));
    }

    private static List<ScimToken> all(Reader state) {
        try (Stream<Reader.Entry<ScimToken>> tokens = state.scan(TABLE, "")) {
            return tokens.map(Reader.Entry::value).toList();
        }
    }

    private static Struct shape(ScimToken token) {
        return Struct.builder()
                .put("TokenId", token.id())
                .put("CreationTime", token.created())
                .put("ExpirationTime", token.expires())
                .build();
    }
}
