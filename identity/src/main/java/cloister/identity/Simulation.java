package cloister.identity;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Explanation;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Grants;
import cloister.policy.Layer;
import cloister.policy.NamedPolicy;
import cloister.policy.Outcome;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Position;
import cloister.policy.RequestContext;
import cloister.wire.Struct;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a simulation asks beside action and resource, and the answers as IAM words them (IAM API
 * reference: EvaluationResult).
 *
 * @param entered the condition keys that the caller entered, lower-cased
 */
record Simulation(
        SimulatedPrincipal who,
        Optional<PolicySet> resourcePolicy,
        Optional<String> resourceAccount,
        RequestContext context,
        Set<String> entered) {

    /** The answer for one action on one resource. */
    Struct result(String action, String resource) {
        Explanation explanation =
                Authorizer.explain(
                        request(
                                new Grants(
                                        who.identity(),
                                        who.boundary(),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                action,
                                resource));
        Struct.Builder result =
                Struct.builder()
                        .put("EvalActionName", action)
                        .put("EvalResourceName", resource)
                        .put("EvalDecision", words(explanation.decision().outcome()))
                        .put("MatchedStatements", matched(explanation))
                        .put("MissingContextValues", missing());
        who.boundary()
                .ifPresent(
                        boundary ->
                                result.put(
                                        "PermissionsBoundaryDecisionDetail",
                                        Struct.builder()
                                                .put(
                                                        "AllowedByPermissionsBoundary",
                                                        allows(boundary, action, resource))
                                                .build()));
        return result.build();
    }

    private boolean allows(PolicySet boundary, String action, String resource) {
        return Authorizer.decide(request(Grants.of(boundary), action, resource)).allowed();
    }

    private AuthorizationRequest request(Grants grants, String action, String resource) {
        return new AuthorizationRequest(
                who.principal(),
                grants,
                action,
                resource,
                resourceAccount,
                context,
                resourcePolicy);
    }

    private static String words(Outcome outcome) {
        return outcome == Outcome.ALLOW ? "allowed" : outcome.word();
    }

    private List<Struct> matched(Explanation explanation) {
        Map<String, PolicyDocument> documents = new HashMap<>();
        who.identity().policies().forEach(policy -> keep(documents, policy));
        who.boundary().ifPresent(set -> set.policies().forEach(policy -> keep(documents, policy)));
        resourcePolicy.ifPresent(set -> set.policies().forEach(policy -> keep(documents, policy)));
        return explanation.applying().stream()
                .map(statement -> statement(statement, documents))
                .toList();
    }

    private static void keep(Map<String, PolicyDocument> documents, NamedPolicy policy) {
        documents.putIfAbsent(policy.name(), policy.document());
    }

    private static Struct statement(
            StatementExplanation statement, Map<String, PolicyDocument> documents) {
        String name = statement.ref().policy();
        PolicyDocument document = documents.get(name);
        Struct.Builder matched =
                Struct.builder()
                        .put("SourcePolicyId", name)
                        .put("SourcePolicyType", type(statement.ref().layer(), name, document))
                        .put("StartPosition", place(statement.position()));
        if (document != null) {
            matched.put(
                    "EndPosition", place(StatementEnd.of(document.text(), statement.position())));
        }
        return matched.build();
    }

    private static String type(Layer layer, String name, @Nullable PolicyDocument document) {
        if (layer == Layer.RESOURCE || layer == Layer.TRUST || document == null) {
            return "resource";
        }
        PolicyKind kind = document.kind();
        return switch (kind) {
            case INLINE_USER -> "user";
            case INLINE_GROUP -> "group";
            case INLINE_ROLE -> "role";
            case MANAGED ->
                    name.startsWith("arn:aws:iam::aws:")
                            ? "aws-managed"
                            : name.startsWith("arn:") ? "user-managed" : "none";
            case SESSION, TRUST, RESOURCE, SERVICE_CONTROL, RESOURCE_CONTROL -> "none";
        };
    }

    private static Struct place(Position position) {
        return Struct.builder()
                .put("Line", position.line())
                .put("Column", position.column())
                .build();
    }

    private List<String> missing() {
        Set<String> keys = new LinkedHashSet<>(who.identity().contextKeys());
        who.boundary().ifPresent(set -> keys.addAll(set.contextKeys()));
        resourcePolicy.ifPresent(set -> keys.addAll(set.contextKeys()));
        return keys.stream()
                .filter(key -> !entered.contains(key.toLowerCase(Locale.ROOT)))
                .filter(key -> context.values(key).isEmpty())
                .toList();
    }
}
