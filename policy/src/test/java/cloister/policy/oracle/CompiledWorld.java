package cloister.policy.oracle;

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
import java.util.Optional;

/** A case's principal and policies, compiled once by the library's own API for many requests. */
final class CompiledWorld {
    private static final Map<String, PrincipalType> TYPES =
            Map.of(
                    "User", PrincipalType.USER,
                    "AssumedRole", PrincipalType.ASSUMED_ROLE,
                    "FederatedUser", PrincipalType.FEDERATED_USER,
                    "Service", PrincipalType.SERVICE,
                    "Root", PrincipalType.ROOT);

    private final Principal principal;
    private final Grants grants;
    private final Optional<PolicySet> resourcePolicy;

    CompiledWorld(Json theCase) {
        Json who = theCase.at("principal");
        Map<String, String> tags = new HashMap<>();
        who.at("tags").fields().forEach((key, value) -> tags.put(key, value.text()));
        principal =
                new Principal(
                        Optional.ofNullable(TYPES.get(who.at("type").text())).orElseThrow(),
                        who.at("arn").text(),
                        who.at("account").text(),
                        tags,
                        theCase.at("request", "context", "aws:PrincipalArn").text());
        grants =
                new Grants(
                        compile(theCase.at("identityPolicies"), PolicyKind.MANAGED),
                        layer(theCase.at("permissionsBoundary"), PolicyKind.MANAGED),
                        layer(theCase.at("sessionPolicies"), PolicyKind.MANAGED).stream().toList(),
                        levels(theCase.at("scps"), PolicyKind.SERVICE_CONTROL),
                        levels(theCase.at("rcps"), PolicyKind.RESOURCE_CONTROL));
        resourcePolicy = layer(theCase.at("resourcePolicy"), PolicyKind.RESOURCE);
    }

    /** The decision on one request. */
    String decide(Json request) {
        RequestContext.Builder context = RequestContext.builder();
        request.at("context").fields().forEach((key, value) -> context.put(key, value.texts()));
        Optional<String> owner = request.at("resourceAccount").texts().stream().findFirst();
        AuthorizationRequest asked =
                new AuthorizationRequest(
                        principal,
                        grants,
                        request.at("action").text(),
                        request.at("resource").text(),
                        owner,
                        context.build(),
                        resourcePolicy);
        return switch (Authorizer.decide(asked).outcome()) {
            case ALLOW -> "allow";
            case IMPLICIT_DENY -> "implicitDeny";
            case EXPLICIT_DENY -> "explicitDeny";
        };
    }

    private static Optional<PolicySet> layer(Json policies, PolicyKind kind) {
        return policies.present() ? Optional.of(compile(policies, kind)) : Optional.empty();
    }

    private static List<PolicySet> levels(Json levels, PolicyKind kind) {
        return levels.items().stream().map(level -> compile(level, kind)).toList();
    }

    private static PolicySet compile(Json policies, PolicyKind kind) {
        try {
            List<NamedPolicy> named = new ArrayList<>();
            for (Json policy : policies.items()) {
                String name = "policy " + named.size();
                named.add(new NamedPolicy(name, PolicyDocument.parse(policy.toString(), kind)));
            }
            return PolicySet.compile(named);
        } catch (MalformedPolicyException e) {
            throw new IllegalArgumentException(policies.toString(), e);
        }
    }
}
