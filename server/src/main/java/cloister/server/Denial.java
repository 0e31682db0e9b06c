package cloister.server;

import cloister.policy.Decision;
import cloister.policy.Layer;
import cloister.policy.Outcome;
import cloister.policy.Principal;

/** Words a denial as AWS does. Source: IAM user guide, access denied error messages. */
final class Denial {
    private Denial() {}

    /** The message of a denial to a caller. */
    static String message(String callerArn, Decided denied) {
        String action = denied.asked().request().action();
        if (isProvider(denied.asked().request().principal())) {
            return "Not authorized to perform " + action;
        }
        return "User: "
                + callerArn
                + " is not authorized to perform: "
                + action
                + " on resource: "
                + denied.asked().spokenResource()
                + reason(action, denied.decision());
    }

    /**
     * Whom an identity provider vouches for is told nothing of roles, not even whether they are.
     */
    private static boolean isProvider(Principal principal) {
        return principal.arn().contains(":saml-provider/")
                || principal.arn().contains(":oidc-provider/");
    }

    private static String reason(String action, Decision decision) {
        String policy = decision.layer().words();
        return decision.outcome() == Outcome.EXPLICIT_DENY
                ? " with an explicit deny in " + article(decision.layer()) + policy
                : " because no " + policy + " allows the " + action + " action";
    }

    private static String article(Layer layer) {
        return switch (layer) {
            case IDENTITY -> "an ";
            case TRUST -> "the ";
            case BOUNDARY, SESSION, RESOURCE, SERVICE_CONTROL, RESOURCE_CONTROL, VPC_ENDPOINT ->
                    "a ";
        };
    }
}
