package cloister.server;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.server.facts.Connection;
import cloister.studio.StudioSession;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

/** Decides about an open Studio as if its opener asked for its URL now. */
record StudioDoor(Identity identity, Gateway gateway) {
    Admission admit(StudioSession session, Connection connection, Trail trail) {
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
                .orElseGet(() -> new Admission.Admitted(credential));
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
