package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Map;

/**
 * A session of a role for whom a SAML provider vouches (STS API reference, "AssumeRoleWithSAML").
 */
record SamlCommand(Account account, VouchedSessions sessions, SamlSignIns signIns)
        implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sts:AssumeRoleWithSAML", this::assume);
    }

    /**
     * The person whom the response in a call is about.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException; AccessDenied where the
     *     response doesn't offer the role
     */
    Vouched vouch(Struct input, Instant now) {
        SamlProvider provider = provider(input);
        return word(read(input, provider, now), provider, input).vouch(account, input);
    }

    private Struct assume(Call call) {
        SamlProvider provider = provider(call.input());
        SamlAssertion assertion = read(call.input(), provider, call.now());
        ProviderWord word = word(assertion, provider, call.input());
        Struct.Builder made = sessions.make(call, word);
        account.change(state -> SamlReplays.use(state, provider, assertion, call.now()));
        return made.put("Subject", assertion.subject())
                .put("SubjectType", SamlKeys.subjectType(assertion))
                .put("Issuer", assertion.issuer())
                .put("Audience", assertion.recipient())
                .put("NameQualifier", SamlKeys.nameQualifier(assertion, account, provider))
                .build();
    }

    private SamlProvider provider(Struct input) {
        Reader state = account.read();
        return signIns.provider(state, input.string("PrincipalArn"));
    }

    private SamlAssertion read(Struct input, SamlProvider provider, Instant now) {
        return signIns.read(input.string("SAMLAssertion"), provider, now);
    }

    private ProviderWord word(SamlAssertion assertion, SamlProvider provider, Struct input) {
        SamlAttributes attributes = assertion.attributes();
        SamlRole wanted = new SamlRole(input.string("RoleArn"), account.arn(provider));
        if (!attributes.roles().contains(wanted)) {
            throw IamError.accessDenied("Not authorized to perform sts:AssumeRoleWithSAML");
        }
        return new ProviderWord(
                account.arn(provider),
                SamlKeys.nameQualifier(assertion, account, provider) + ":" + assertion.subject(),
                attributes.roleSessionName(),
                attributes.sourceIdentity(),
                ProviderWord.tags(attributes.tags(), attributes.transitiveTagKeys()),
                SamlKeys.ofTrust(assertion, account, provider),
                SamlKeys.ofSession(assertion, account, provider),
                assertion.sessionEnd());
    }
}
