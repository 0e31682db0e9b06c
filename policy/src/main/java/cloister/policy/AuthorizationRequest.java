package cloister.policy;

import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Keys;

import java.util.Optional;

/**
 * One question to the engine: may this principal do this action on this resource.
 *
 * @param principal who asks
 * @param grants what is attached to who asks
 * @param action {@code service:Operation}
 * @param resource the resource's ARN, or {@code *} for an action without resource types
 * @param resourceAccount the account that owns the resource; where it isn't said, the account in
 *     the resource's ARN, else the principal's own
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
        Optional<PolicySet> resourcePolicy)
        implements Keys {
    private static final int ACCOUNT_DIGITS = 12;

    /** The values of a key: the context's, else what the principal itself tells. */
    @Override
    public String[] values(ConditionKey key) {
        String[] values = context.find(key.name());
        return values.length == 0 && key.source() != ConditionKey.Source.CONTEXT
                ? principal.values(key)
                : values;
    }

    /** Whether the resource belongs to the principal's own account. */
    boolean isWithinAccount() {
        if (resourceAccount.isPresent()) {
            return resourceAccount.get().equals(principal.account());
        }
        int start = resource.startsWith("arn:") ? 0 : -1;
        for (int colons = 0; colons < 4 && start >= 0; colons++) {
            start = resource.indexOf(':', start) + 1;
            start = start == 0 ? -1 : start;
        }
        boolean named =
                start >= 0
                        && resource.length() > start + ACCOUNT_DIGITS
                        && resource.charAt(start + ACCOUNT_DIGITS) == ':';
        return !named || resource.startsWith(principal.account(), start);
    }
}
