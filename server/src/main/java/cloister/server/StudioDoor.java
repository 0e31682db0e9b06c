package cloister.server;

import cloister.identity.Credential;
import cloister.identity.DirectoryPerson;
import cloister.identity.Identity;
import cloister.server.console.Console;
import cloister.server.facts.Connection;
import cloister.studio.SignOnUser;
import cloister.studio.Studio;
import cloister.studio.StudioSession;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;

/**
 * Decides about an open Studio as if its opener asked for its URL now; about one that was opened by
 * single sign-on, by whose user profile it is now.
 */
record StudioDoor(Identity identity, Gateway gateway, Studio studio, Portal portal) {
    /** Tells who is in the portal. */
    interface Portal {
        /** Who a caller is that came by the portal; empty where they are no longer in. */
        Optional<DirectoryPerson> person(Caller caller, Instant now);
    }

    Admission admit(StudioSession session, Connection connection, Trail trail) {
        return Console.isGuest(session.opener())
                ? admitGuest(session, trail)
                : admitCaller(session, connection, trail);
    }

    private static SignOnUser signOnUser(DirectoryPerson person) {
        return new SignOnUser(person.userId(), person.userName());
    }

    private Admission admitGuest(StudioSession session, Trail trail) {
        trail.caller(session.opener());
        Optional<DirectoryPerson> person = portal.person(session.opener(), trail.time());
        if (person.isEmpty()) {
            trail.failed("ExpiredToken");
            return new Admission.Ended();
        }
        if (!studio.isOf(session, signOnUser(person.get()))) {
            trail.failed("AccessDeniedException");
            return new Admission.Denied(
                    "User: "
                            + session.opener().arn()
                            + " is not assigned to "
                            + session.userProfileArn()
                            + ".");
        }
        return new Admission.Admitted();
    }

    private Admission admitCaller(StudioSession session, Connection connection, Trail trail) {
        Credential credential;
        try {
            credential =
                    identity.credential(
                            session.opener().accessKeyId(),
                            session.opener().sessionToken(),
                            trail.time());
        } catch (ApiException invalid) {
            trail.caller(session.opener());
            trail.failed(invalid.code());
            return new Admission.Ended();
        }
        trail.caller(credential.caller());
        return gateway.decide(opening(session, credential, trail), credential, connection, trail)
                .<Admission>map(
                        denied -> {
                            trail.failed("AccessDeniedException");
                            return new Admission.Denied(
                                    Denial.message(credential.caller().arn(), denied));
                        })
                .orElseGet(() -> new Admission.Admitted());
    }

    private static Call opening(StudioSession session, Credential credential, Trail trail) {
        return new Call(
                "sagemaker",
                "CreatePresignedDomainUrl",
                Struct.builder()
                        .put("DomainId", session.domainId())
                        .put("UserProfileName", session.userProfileName())
                        .build(),
                credential.caller(),
                session.region(),
                trail.time(),
                trail.requestId());
    }
}
