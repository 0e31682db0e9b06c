package cloister.server.facts;

import cloister.policy.AuthorizationRequest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing a call must be allowed.
 *
 * @param spokenResource the resource as a denial names it, which in IAM isn't always its ARN
 * @param keys the request's condition keys, for audits and explanations
 */
public record Asked(
        AuthorizationRequest request, String spokenResource, Map<String, List<String>> keys) {
    public Asked {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }
}
