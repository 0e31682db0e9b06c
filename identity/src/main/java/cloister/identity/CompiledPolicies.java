package cloister.identity;

import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;

import java.util.List;

/**
 * Policies compiled once: each document by its text, each layer by its documents. Principals with
 * the same policies share one compiled layer.
 */
final class CompiledPolicies {
    private static final int DOCUMENTS = 20_000;
    private static final int LAYERS = 20_000;

    private final GenerationCache<Text, PolicyDocument> documents =
            new GenerationCache<>(DOCUMENTS);
    private final GenerationCache<List<Named>, PolicySet> layers = new GenerationCache<>(LAYERS);

    /** A document under its name, as text. */
    record Named(String name, PolicyKind kind, String text) {}

    /**
     * Policies as one layer.
     *
     * @throws cloister.wire.ApiException ServiceFailure where one can't be read any more
     */
    PolicySet layer(List<Named> policies) {
        return layers.get(policies)
                .orElseGet(
                        () -> {
                            PolicySet compiled =
                                    PolicySet.compile(
                                            policies.stream()
                                                    .map(
                                                            policy ->
                                                                    new NamedPolicy(
                                                                            policy.name(),
                                                                            document(policy)))
                                                    .toList());
                            layers.put(policies, compiled);
                            return compiled;
                        });
    }

    private PolicyDocument document(Named policy) {
        Text text = new Text(policy.kind(), policy.text());
        return documents
                .get(text)
                .orElseGet(
                        () -> {
                            PolicyDocument parsed = parse(policy);
                            documents.put(text, parsed);
                            return parsed;
                        });
    }

    private static PolicyDocument parse(Named policy) {
        try {
            return PolicyDocument.parse(policy.text(), policy.kind());
        } catch (MalformedPolicyException malformed) {
            throw IamError.serviceFailure(
                    "The policy "
                            + policy.name()
                            + " can't be read, so that nothing can be decided by it: "
                            + malformed.getMessage());
        }
    }

    private record Text(PolicyKind kind, String text) {}
}
