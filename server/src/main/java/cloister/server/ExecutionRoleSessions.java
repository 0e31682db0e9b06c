package cloister.server;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.identity.TemporaryCredentials;
import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions of execution roles, which Studio takes in the name of the service SageMaker. Whether it
 * may, the role's trust policy says, each time (developer guide, "How to use SageMaker AI execution
 * roles"; "Cross-Service Confused Deputy Prevention").
 */
record ExecutionRoleSessions(Identity identity, Gateway gateway, String account) {
    /** What Studio calls the role sessions of its apps. */
    private static final String SESSION = "SageMaker";

    private static final String SERVICE = "sagemaker.amazonaws.com";

    /**
     * What a session is for.
     *
     * @param role its ARN
     * @param region where it will work
     * @param sourceArn the resource on whose account Studio asks; empty where it is none
     * @param keys condition keys that the session carries
     */
    record Use(
            String role,
            String region,
            Optional<String> sourceArn,
            Optional<String> sourceIdentity,
            Map<String, List<String>> keys) {}

    /**
     * Takes a role.
     *
     * @param trail is told what was decided
     * @throws ApiException AccessDenied where the trust policy doesn't let SageMaker; NoSuchEntity
     */
    TemporaryCredentials take(Use use, Connection connection, Trail trail) {
        Credential service = identity.service(SERVICE, asked(use));
        Call call =
                new Call(
                        "sts",
                        "AssumeRole",
                        Struct.builder()
                                .put("RoleArn", use.role())
                                .put("RoleSessionName", SESSION)
                                .put("SourceIdentity", use.sourceIdentity())
                                .build(),
                        service.caller(),
                        use.region(),
                        trail.time(),
                        trail.requestId());
        Optional<Decided> denied = gateway.decide(call, service, connection, trail);
        if (denied.isPresent()) {
            throw new ApiException("AccessDenied", Denial.message(SERVICE, denied.get()), 403);
        }
        return identity.serviceSession(
                use.role(), SESSION, use.sourceIdentity(), Map.of(), use.keys(), trail.time());
    }

    private Map<String, List<String>> asked(Use use) {
        return use.sourceArn()
                .map(
                        arn ->
                                Map.of(
                                        "aws:SourceAccount", List.of(account),
                                        "aws:SourceArn", List.of(arn)))
                .orElseGet(() -> Map.of("aws:SourceAccount", List.of(account)));
    }
}
