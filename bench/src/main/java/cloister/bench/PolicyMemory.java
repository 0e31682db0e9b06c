package cloister.bench;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Grants;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.policy.RequestContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What memory policies take once they are compiled and have been asked. */
final class PolicyMemory {
    private PolicyMemory() {}

    /** Bytes a policy of five statements, with its text and its share of the indexes by action. */
    static double bytesPerPolicy() throws MalformedPolicyException {
        Workload workload = Workload.named("W3-1000");
        long before = used();
        List<NamedPolicy> policies = new ArrayList<>();
        for (Map.Entry<String, String> policy : workload.policies().entrySet()) {
            policies.add(
                    new NamedPolicy(
                            policy.getKey(),
                            PolicyDocument.parse(policy.getValue(), PolicyKind.MANAGED)));
        }
        PolicySet set = PolicySet.compile(policies);
        for (Workload.Request request : workload.requests()) {
            ask(set, workload, request);
        }
        long after = used();
        return (double) (after - before) / set.policies().size();
    }

    private static void ask(PolicySet set, Workload workload, Workload.Request request) {
        Principal principal =
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        workload.principals().getFirst().arn(),
                        workload.account(),
                        Map.of());
        Authorizer.decide(
                new AuthorizationRequest(
                        principal,
                        Grants.of(set),
                        request.action(),
                        request.resource(),
                        Optional.of(workload.account()),
                        RequestContext.builder().build(),
                        Optional.empty()));
    }

    private static long used() {
        for (int turn = 0; turn < 3; turn++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
