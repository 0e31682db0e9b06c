package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session of a role for whom an OpenID Connect provider vouches (STS API reference,
 * "AssumeRoleWithWebIdentity").
 */
record WebIdentityCommand(Account account, VouchedSessions sessions, WebIdentities identities)
        implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sts:AssumeRoleWithWebIdentity", this::assume);
    }

    /**
     * The person whom the token in a call is about.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException, IDPCommunicationError
     */
    Vouched vouch(Struct input, Instant now) {
        OidcProvider provider = provider(input);
        return word(read(input, provider, now), provider, input).vouch(account, input);
    }

    private Struct assume(Call call) {
        OidcProvider provider = provider(call.input());
        WebIdentityToken token = read(call.input(), provider, call.now());
        return sessions.make(call, word(token, provider, call.input()))
                .put("SubjectFromWebIdentityToken", token.subject())
                .put("Audience", token.audience())
                .put("Provider", account.arn(provider))
                .build();
    }

    private OidcProvider provider(Struct input) {
        if (input.has("ProviderId")) {
            throw IamError.validation(
                    "ProviderId is for OAuth 2.0 access tokens, which are not taken here: leave it"
                            + " out.");
        }
        return identities.provider(account.read(), input.string("WebIdentityToken"));
    }

    private WebIdentityToken read(Struct input, OidcProvider provider, Instant now) {
        return identities.read(input.string("WebIdentityToken"), provider, now);
    }

    private ProviderWord word(WebIdentityToken token, OidcProvider provider, Struct input) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put(provider.name() + ":aud", List.of(token.audience()));
        keys.put(provider.name() + ":sub", List.of(token.subject()));
        if (!token.methods().isEmpty()) {
            keys.put(provider.name() + ":amr", token.methods());
        }
        Map<String, List<String>> sessionKeys = new LinkedHashMap<>(keys);
        sessionKeys.put("aws:FederatedProvider", List.of(account.arn(provider)));
        return new ProviderWord(
                account.arn(provider),
                account.arn(provider) + ":" + token.audience() + ":" + token.subject(),
                input.string("RoleSessionName"),
                token.sourceIdentity(),
                ProviderWord.tags(token.tags(), token.transitiveTagKeys()),
                keys,
                sessionKeys,
                Optional.empty());
    }
}
