package cloister.policy;

import java.util.List;

/** Decides authorization requests by IAM's evaluation logic. Stateless. */
public final class Authorizer {
    private Authorizer() {}

    /** Decides one request. Never throws on what a request holds. */
    public static Decision decide(AuthorizationRequest request) {
        return new Decision(Outcome.IMPLICIT_DENY, Layer.IDENTITY, List.of());
    }
}
