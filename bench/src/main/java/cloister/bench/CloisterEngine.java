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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Cloister's engine, fed as its own gateway feeds it. */
final class CloisterEngine implements Engine {
    private AuthorizationRequest[] requests = new AuthorizationRequest[0];

    @Override
    public void load(Workload workload) throws MalformedPolicyException {
        Map<String, NamedPolicy> policies = new HashMap<>();
        for (Map.Entry<String, String> policy : workload.policies().entrySet()) {
            policies.put(
                    policy.getKey(),
                    new NamedPolicy(
                            policy.getKey(),
                            PolicyDocument.parse(policy.getValue(), PolicyKind.MANAGED)));
        }
        Map<String, Grants> grants = new HashMap<>();
        workload.roles()
                .forEach(
                        (role, names) ->
                                grants.put(
                                        role,
                                        Grants.of(
                                                PolicySet.compile(
                                                        names.stream()
                                                                .map(policies::get)
                                                                .map(Objects::requireNonNull)
                                                                .toList()))));
        List<Principal> principals = new ArrayList<>();
        for (Workload.Caller caller : workload.principals()) {
            principals.add(
                    new Principal(
                            caller.arn().contains(":user/")
                                    ? PrincipalType.USER
                                    : PrincipalType.ASSUMED_ROLE,
                            caller.arn(),
                            workload.account(),
                            caller.tags()));
        }
        Optional<String> account = Optional.of(workload.account());
        requests = new AuthorizationRequest[workload.requests().size()];
        for (int i = 0; i < requests.length; i++) {
            Workload.Request request = workload.requests().get(i);
            String role = workload.principals().get(request.principal()).role();
            requests[i] =
                    new AuthorizationRequest(
                            principals.get(request.principal()),
                            Objects.requireNonNull(grants.get(role)),
                            request.action().intern(), // the gateway's come from its table of facts
                            request.resource(),
                            account,
                            context(request),
                            Optional.empty());
        }
    }

    private static RequestContext context(Workload.Request request) {
        RequestContext.Builder context = RequestContext.builder();
        request.resourceTags()
                .forEach((key, value) -> context.put("sagemaker:ResourceTag/" + key, value));
        request.requestTags().forEach((key, value) -> context.put("aws:RequestTag/" + key, value));
        if (!request.requestTags().isEmpty()) {
            context.put("aws:TagKeys", List.copyOf(request.requestTags().keySet()));
        }
        return context.build();
    }

    @Override
    public boolean decide(int request) {
        return Authorizer.decide(requests[request]).allowed();
    }
}
