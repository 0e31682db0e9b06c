package cloister.policy;

/** Decides authorization requests by IAM's evaluation logic. Stateless. */
public final class Authorizer {
    private Authorizer() {}

    /** Decides one request. Never throws on what a request holds. */
    public static Decision decide(AuthorizationRequest request) {
        return Evaluation.of(request);
    }
}
