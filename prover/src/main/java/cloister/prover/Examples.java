package cloister.prover;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Grants;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.RequestContext;
import cloister.prover.Setup.Attached;
import cloister.prover.encoding.Names;
import cloister.prover.encoding.Witness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a real request of the solver's example, and asks the engine about it. */
final class Examples {
    private final Stage stage;

    Examples(Stage stage) {
        this.stage = stage;
    }

    Finding of(Check check, Witness witness) {
        Question question = check.question();
        Actor actor = question.actor();
        Map<String, String> names = new LinkedHashMap<>();
        for (String called : actor.part().names().values()) {
            names.put(called, witness.text(stage.vocabulary().own(called)));
        }
        Map<String, List<String>> context = new LinkedHashMap<>();
        question.used()
                .forEach(
                        (key, symbolic) -> {
                            if (!isOfPrincipal(key)) {
                                List<String> values = witness.values(symbolic);
                                if (!values.isEmpty()) {
                                    context.put(key, values);
                                }
                            }
                        });
        String resource = witness.text(question.target().arn());
        return new Finding(
                check.name(),
                check.property(),
                actor.words(),
                check.deed(),
                question.fullName(),
                resource,
                context,
                names,
                isAllowed(actor, question.fullName(), resource, context, names, witness),
                actor.part().role().name());
    }

    private static boolean isOfPrincipal(String key) {
        return key.startsWith("aws:principal")
                || key.startsWith("cloister:")
                || key.equals("aws:username");
    }

    private boolean isAllowed(
            Actor actor,
            String action,
            String resource,
            Map<String, List<String>> context,
            Map<String, String> names,
            Witness witness) {
        Optional<PolicySet> policies = policies(actor, names);
        if (policies.isEmpty()) {
            return false;
        }
        RequestContext.Builder keys = RequestContext.builder();
        context.forEach(keys::put);
        Map<String, String> tags = new HashMap<>();
        actor.keys()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith("aws:principaltag/")) {
                                witness.values(value)
                                        .forEach(
                                                text ->
                                                        tags.put(
                                                                key.substring(
                                                                        "aws:principaltag/"
                                                                                .length()),
                                                                text));
                            }
                        });
        Principal principal =
                new Principal(
                        actor.type(),
                        witness.text(actor.arn()),
                        stage.setup().account(),
                        tags,
                        witness.text(actor.principalArn()));
        return Authorizer.decide(
                        new AuthorizationRequest(
                                principal,
                                Grants.of(policies.get()),
                                action,
                                resource,
                                Optional.of(stage.setup().account()),
                                keys.build(),
                                Optional.empty()))
                .allowed();
    }

    /** The actor's policies, with names of the example in place of the sample's. */
    private Optional<PolicySet> policies(Actor actor, Map<String, String> names) {
        List<NamedPolicy> all = new ArrayList<>();
        for (Attached attached : actor.part().sample().attached()) {
            NamedPolicy policy = attached.policy();
            if (!attached.own()) {
                all.add(policy);
                continue;
            }
            String text =
                    Names.of(actor.part().names()).renamed(policy.document().text(), names);
            try {
                all.add(
                        new NamedPolicy(
                                policy.name(),
                                PolicyDocument.parse(text, policy.document().kind())));
            } catch (MalformedPolicyException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(PolicySet.compile(all));
    }
}
