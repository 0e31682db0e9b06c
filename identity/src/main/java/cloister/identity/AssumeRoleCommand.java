package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A session of a role, for whoever its trust policy allowed (STS API reference, "AssumeRole"). */
record AssumeRoleCommand(
        Account account, SessionMaker maker, SessionCredentials sessions, MfaProof mfa)
        implements CommandGroup {
    private static final int DEFAULT_SECONDS = 3600;
    private static final int MOST_CHAINED_SECONDS = 3600;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sts:AssumeRole", this::assume);
    }

    private Struct assume(Call call) {
        if (call.caller().arn().equals(account.rootArn())) {
            throw IamError.accessDenied("Roles may not be assumed by root accounts.");
        }
        if (call.input().has("ProvidedContexts")) {
            throw IamError.validation("ProvidedContexts are not supported: leave them out.");
        }
        Reader state = account.read();
        Role role = role(state, call);
        Optional<Session> caller = call.caller().sessionToken().flatMap(sessions::open);
        SessionTags tags = SessionTags.of(call, caller);
        SessionPolicies policies = SessionPolicies.of(state, account, call, tags.passed());
        Optional<String> sourceIdentity = sourceIdentity(call, caller);
        String name = call.input().string("RoleSessionName");
        Duration duration = duration(call, role, caller);
        mfa.proved(call);
        TemporaryCredentials credentials =
                maker.make(
                        new SessionMaker.Wish(
                                new SessionSubject.OfRole(role.id(), name),
                                duration,
                                tags.all(),
                                tags.transitiveKeys(),
                                sourceIdentity,
                                policies.policy(),
                                policies.arns(),
                                Map.of()),
                        call.now());
        return policies.output()
                .put("Credentials", SessionMaker.output(credentials))
                .put("AssumedRoleUser", assumedRole(account, role, name))
                .put("SourceIdentity", sourceIdentity)
                .build();
    }

    static Struct assumedRole(Account account, Role role, String sessionName) {
        return Struct.builder()
                .put("AssumedRoleId", role.id() + ":" + sessionName)
                .put("Arn", account.sessionArn(role, sessionName))
                .build();
    }

    private Role role(Reader state, Call call) {
        String arn = call.input().string("RoleArn");
        return EntityKind.ROLE
                .byArn(state, account, arn)
                .orElseThrow(
                        () ->
                                IamError.accessDenied(
                                        "User: "
                                                + call.caller().arn()
                                                + " is not authorized to perform: sts:AssumeRole on"
                                                + " resource: "
                                                + arn));
    }

    private static Duration duration(Call call, Role role, Optional<Session> caller) {
        int seconds = call.input().optionalInt("DurationSeconds").orElse(DEFAULT_SECONDS);
        boolean chained =
                caller.filter(session -> session.subject() instanceof SessionSubject.OfRole)
                        .isPresent();
        if (chained && seconds > MOST_CHAINED_SECONDS) {
            throw IamError.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles"
                            + " assumed by role chaining.");
        }
        return within(role, seconds);
    }

    /**
     * A duration that the role allows.
     *
     * @throws ApiException ValidationError
     */
    static Duration within(Role role, int seconds) {
        if (seconds > role.maxSessionDuration()) {
            throw IamError.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                            + " role.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static Optional<String> sourceIdentity(Call call, Optional<Session> caller) {
        Optional<String> asked = call.input().optionalString("SourceIdentity");
        Optional<String> set = caller.flatMap(Session::sourceIdentity);
        if (asked.isPresent() && set.isPresent() && !asked.equals(set)) {
            throw IamError.accessDenied(
                    "The source identity of the calling session is "
                            + set.get()
                            + " and can't be changed to "
                            + asked.get()
                            + ".");
        }
        return set.or(() -> asked);
    }
}
