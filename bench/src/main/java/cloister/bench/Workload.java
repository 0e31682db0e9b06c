package cloister.bench;

import java.util.List;
import java.util.Map;

/**
 * Policies, who has them, and requests with their expected decisions.
 *
 * @param policies documents by name
 * @param roles the names of the policies that each role has
 * @param account the account that owns all resources
 */
record Workload(
        String name,
        String account,
        Map<String, String> policies,
        Map<String, List<String>> roles,
        List<Caller> principals,
        List<Request> requests) {

    /** A principal: an IAM user or a role session, by its ARN. */
    record Caller(String arn, String role, Map<String, String> tags) {}

    /**
     * A request.
     *
     * @param principal the index of who asks
     * @param allow the expected decision
     */
    record Request(
            int principal,
            String action,
            String resource,
            Map<String, String> resourceTags,
            Map<String, String> requestTags,
            boolean allow) {}

    /** The workload of that name: W1, W2, W3-10, W3-100 or W3-1000. */
    static Workload named(String name) {
        return switch (name) {
            case "W1" -> new StudioWorkload(name, 2, 50, 1_000, false).make();
            case "W2" -> new StudioWorkload(name, 1_000, 100, 20_000, true).make();
            case "W3-10" -> new ManyPoliciesWorkload(10).make();
            case "W3-100" -> new ManyPoliciesWorkload(100).make();
            case "W3-1000" -> new ManyPoliciesWorkload(1_000).make();
            default -> throw new IllegalArgumentException("There is no workload " + name + ".");
        };
    }
}
