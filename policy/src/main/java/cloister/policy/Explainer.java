package cloister.policy;

import cloister.policy.Explanation.ConditionExplanation;
import cloister.policy.Explanation.LayerExplanation;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Explanation.WantedValue;
import cloister.policy.condition.Comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Explains a decision by asking every statement all it asks, whatever settled the request. */
final class Explainer {
    private static final Set<Layer> NAMING_PRINCIPALS =
            Set.of(Layer.RESOURCE, Layer.TRUST, Layer.RESOURCE_CONTROL);

    private final AuthorizationRequest request;
    private final String action;
    private final List<LayerExplanation> layers = new ArrayList<>();

    private Explainer(AuthorizationRequest request) {
        this.request = request;
        this.action = CompiledStatement.lower(request.action());
    }

    static Explanation explain(AuthorizationRequest request) {
        Explainer explainer = new Explainer(request);
        explainer.addLayers();
        return new Explanation(Authorizer.decide(request), explainer.layers);
    }

    private void addLayers() {
        Grants grants = request.grants();
        boolean attached = request.principal().hasIdentityPolicies();
        boolean guarded = !request.principal().isServiceLinked();
        if (guarded && attached) {
            grants.serviceControl().forEach(level -> add(Layer.SERVICE_CONTROL, level));
        }
        if (guarded) {
            grants.resourceControl().forEach(level -> add(Layer.RESOURCE_CONTROL, level));
        }
        Layer own = OwnPolicy.of(request.action(), request.resource()).layer();
        request.resourcePolicy().ifPresent(policies -> add(own, policies));
        if (attached) {
            add(Layer.IDENTITY, grants.identity());
            grants.boundary().ifPresent(policies -> add(Layer.BOUNDARY, policies));
            grants.session().forEach(policies -> add(Layer.SESSION, policies));
        }
    }

    private void add(Layer layer, PolicySet policies) {
        List<StatementExplanation> statements =
                policies.entries().stream().map(entry -> statement(layer, entry)).toList();
        layers.add(new LayerExplanation(layer, outcome(statements), statements));
    }

    private static Outcome outcome(List<StatementExplanation> statements) {
        Outcome outcome = Outcome.IMPLICIT_DENY;
        for (StatementExplanation statement : statements) {
            if (statement.applies() && statement.effect() == Effect.DENY) {
                return Outcome.EXPLICIT_DENY;
            }
            outcome = statement.applies() ? Outcome.ALLOW : outcome;
        }
        return outcome;
    }

    private StatementExplanation statement(Layer layer, Entry entry) {
        CompiledStatement compiled = entry.statement();
        return new StatementExplanation(
                entry.ref(layer),
                compiled.statement().effect(),
                compiled.statement().position(),
                NAMING_PRINCIPALS.contains(layer) ? grant(compiled) : Grant.DIRECT,
                compiled.matchesAction(action, request),
                compiled.matchesResource(request),
                compiled.comparisons().stream().map(this::condition).toList());
    }

    private Grant grant(CompiledStatement statement) {
        if (!statement.denies()) {
            return statement.grant(request.principal());
        }
        return statement.meansForDeny(request.principal(), request.grants().boundary().isPresent())
                ? Grant.DIRECT
                : Grant.NONE;
    }

    private ConditionExplanation condition(Comparison comparison) {
        return new ConditionExplanation(
                comparison.operator().toString(),
                comparison.key().written(),
                comparison.wanted().stream()
                        .map(value -> new WantedValue(value.source(), value.shown(request)))
                        .toList(),
                List.of(request.values(comparison.key())),
                comparison.holds(request));
    }
}
