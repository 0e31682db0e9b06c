package cloister.policy;

import java.util.Optional;

/**
 * One question to the engine: may this principal do this action on this resource.
 *
 * @param principal who asks
 * @param grants what is attached to who asks
 * @param action {@code service:Operation}
 * @param resource the resource's ARN, or {@code *} for an action without resource types
 * @param resourceAccount the account that owns the resource, the principal's own where it isn't
 *     said
 * @param context the request's condition keys
 * @param resourcePolicy the policy on the resource itself, a role's trust policy among them
 */
public record AuthorizationRequest(
        Principal principal,
        Grants grants,
        String action,
        String resource,
        Optional<String> resourceAccount,
        RequestContext context,
        Optional<PolicySet> resourcePolicy) {}
