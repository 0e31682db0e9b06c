package cloister.identity;

import cloister.wire.Call;
import cloister.wire.Command;

import java.util.Set;

/**
 * What a session may never call, whatever policies say (IAM user guide, "Compare AWS STS
 * credentials").
 */
record SessionRestrictions(SessionCredentials sessions) {
    private static final Set<String> FOR_KEYS_ONLY =
            Set.of("GetSessionToken", "GetFederationToken");
    private static final Set<String> FOR_USER_SESSIONS = Set.of("AssumeRole", "GetCallerIdentity");

    Command guard(Command command) {
        return call -> {
            call.caller()
                    .sessionToken()
                    .flatMap(sessions::open)
                    .ifPresent(session -> check(session, call));
            return command.run(call);
        };
    }

    private static void check(Session session, Call call) {
        boolean iam = call.service().equals("iam");
        boolean refused =
                switch (session.subject()) {
                    case SessionSubject.OfRole _, SessionSubject.OfSignedIn _ ->
                            FOR_KEYS_ONLY.contains(call.operation());
                    case SessionSubject.OfUser _, SessionSubject.OfRoot _ ->
                            iam
                                    ? !session.multiFactor()
                                    : !FOR_USER_SESSIONS.contains(call.operation());
                    case SessionSubject.OfFederated _ ->
                            iam || !call.operation().equals("GetCallerIdentity");
                };
        if (refused && iam) {
            throw IamError.invalidToken();
        }
        if (refused) {
            throw IamError.accessDenied(
                    "Cannot call " + call.operation() + " with session credentials");
        }
    }
}
