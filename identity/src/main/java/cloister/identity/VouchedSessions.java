package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.time.Duration;

/** Sessions of roles for those whom identity providers vouch for. */
record VouchedSessions(Account account, SessionMaker maker) {
    private static final int DEFAULT_SECONDS = 3600;

    /**
     * A session that a call asks for, on a provider's word: the output, for the operation to add
     * what is its own.
     *
     * @throws ApiException AccessDenied where there is no such role, ValidationError,
     *     MalformedPolicyDocument, PackedPolicyTooLarge
     */
    Struct.Builder make(Call call, ProviderWord word) {
        Reader state = account.read();
        Role role =
                EntityKind.ROLE
                        .byArn(state, account, call.input().string("RoleArn"))
                        .orElseThrow(
                                () ->
                                        IamError.accessDenied(
                                                "Not authorized to perform sts:"
                                                        + call.operation()));
        SessionPolicies policies = SessionPolicies.of(state, account, call, word.tags().passed());
        TemporaryCredentials credentials =
                maker.make(
                        new SessionMaker.Wish(
                                new SessionSubject.OfRole(role.id(), word.roleSessionName()),
                                duration(call, role, word),
                                word.tags().all(),
                                word.tags().transitiveKeys(),
                                word.sourceIdentity(),
                                policies.policy(),
                                policies.arns(),
                                word.sessionKeys()),
                        call.now());
        return policies.output()
                .put("Credentials", SessionMaker.output(credentials))
                .put(
                        "AssumedRoleUser",
                        AssumeRoleCommand.assumedRole(account, role, word.roleSessionName()))
                .put("SourceIdentity", word.sourceIdentity());
    }

    /** What is asked for, but no longer than the provider's own session lasts. */
    private static Duration duration(Call call, Role role, ProviderWord word) {
        int seconds = call.input().optionalInt("DurationSeconds").orElse(DEFAULT_SECONDS);
        Duration asked = AssumeRoleCommand.within(role, seconds);
        return word.sessionEnd()
                .map(end -> Duration.between(call.now(), end))
                .filter(left -> left.compareTo(asked) < 0)
                .orElse(asked);
    }
}
