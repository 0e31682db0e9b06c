package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** STS for callers with keys of their own: who am I, a session for me, one for someone else. */
record StsCommands(Account account, SessionMaker maker, MfaProof mfa, IdentitySettings settings)
        implements CommandGroup {
    private static final int DEFAULT_SECONDS = 43_200;
    private static final int MOST_ROOT_SECONDS = 3600;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sts:GetCallerIdentity", this::callerIdentity);
        commands.put("sts:GetSessionToken", this::sessionToken);
        commands.put("sts:GetFederationToken", this::federationToken);
        commands.put("sts:GetAccessKeyInfo", this::accessKeyInfo);
    }

    private Struct callerIdentity(Call call) {
        return Struct.builder()
                .put("UserId", call.caller().userId())
                .put("Account", call.caller().account())
                .put("Arn", call.caller().arn())
                .build();
    }

    private Struct sessionToken(Call call) {
        SessionSubject subject =
                isRoot(call)
                        ? new SessionSubject.OfRoot()
                        : new SessionSubject.OfUser(call.caller().userId());
        Map<String, List<String>> context =
                mfa.proved(call) ? Map.of(ContextKeys.MULTI_FACTOR, List.of("true")) : Map.of();
        TemporaryCredentials credentials =
                maker.make(SessionMaker.Wish.of(subject, duration(call)).with(context), call.now());
        return Struct.builder().put("Credentials", SessionMaker.output(credentials)).build();
    }

    private Struct federationToken(Call call) {
        Reader state = account.read();
        SessionTags tags = SessionTags.of(call, Optional.empty());
        SessionPolicies policies = SessionPolicies.of(state, account, call, tags.passed());
        String name = call.input().string("Name");
        Optional<String> user =
                isRoot(call) ? Optional.empty() : Optional.of(call.caller().userId());
        TemporaryCredentials credentials =
                maker.make(
                        new SessionMaker.Wish(
                                new SessionSubject.OfFederated(user, name),
                                duration(call),
                                tags.all(),
                                List.of(),
                                Optional.empty(),
                                policies.policy(),
                                policies.arns(),
                                Map.of()),
                        call.now());
        Struct federated =
                Struct.builder()
                        .put("FederatedUserId", account.id() + ":" + name)
                        .put("Arn", account.federatedArn(name))
                        .build();
        return policies.output()
                .put("Credentials", SessionMaker.output(credentials))
                .put("FederatedUser", federated)
                .build();
    }

    private Struct accessKeyInfo(Call call) {
        String id = call.input().string("AccessKeyId");
        String owner =
                id.equals(settings.rootAccessKeyId())
                        ? account.id()
                        : UniqueId.account(id)
                                .orElseThrow(
                                        () -> IamError.validation("Invalid access key id: " + id));
        return Struct.builder().put("Account", owner).build();
    }

    private boolean isRoot(Call call) {
        return call.caller().arn().equals(account.rootArn());
    }

    /** What the call asks for; root's sessions last an hour at most. */
    private Duration duration(Call call) {
        int asked = call.input().optionalInt("DurationSeconds").orElse(DEFAULT_SECONDS);
        return Duration.ofSeconds(isRoot(call) ? Math.min(asked, MOST_ROOT_SECONDS) : asked);
    }
}
