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
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;
import cloister.prover.encoding.Witness;

import com.microsoft.z3.BoolExpr;

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

    /**
     * @param known an example
     * @param nicer whether to look for one with names of the set-up
     */
    Finding of(Check check, Witness known, boolean nicer) {
        Question question = check.question();
        Actor actor = question.actor();
        Witness witness =
                nicer ? stage.solver().example(check.formula(), wishes(actor), known) : known;
        Map<String, String> names = new LinkedHashMap<>();
        for (String called : actor.part().names().values()) {
            names.put(called, witness.text(stage.vocabulary().own(called)));
        }
        Map<String, List<String>> context = new LinkedHashMap<>();
        Map<String, SymbolicKey> used = new LinkedHashMap<>(question.tags().used());
        used.putAll(question.used());
        used.forEach(
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
                isAllowed(actor, question.fullName(), resource, context, names, witness));
    }

    /** Names of the set-up itself, as far as an example goes with them. */
    private List<List<BoolExpr>> wishes(Actor actor) {
        List<BoolExpr> names = new ArrayList<>();
        List<BoolExpr> plain = new ArrayList<>();
        Scene scene = Scene.of(stage, actor);
        scene.own().forEach((called, name) -> wish(stage.vocabulary().own(called), name, names));
        scene.others()
                .forEach((called, name) -> wish(stage.vocabulary().others(called), name, names));
        wish(stage.vocabulary().region(), stage.setup().region(), plain);
        for (int i = 0; i < 8; i++) {
            for (String kind : List.of("", "/", "*")) {
                wish("name" + i + kind, "example" + (i == 0 ? "" : i), plain);
            }
            for (String kind : List.of(":/true", ":true", "true")) {
                wish("rest" + i + kind, "example", plain);
            }
        }
        List<BoolExpr> chosen = new ArrayList<>();
        String team = scene.others().getOrDefault("team", "TeamZ");
        wish("model", team + "-model", chosen);
        wish("request:team", team, chosen);
        return List.of(
                joined(names, plain, chosen), joined(names, plain), joined(names), joined(plain));
    }

    @SafeVarargs
    private static List<BoolExpr> joined(List<BoolExpr>... wishes) {
        List<BoolExpr> all = new ArrayList<>();
        for (List<BoolExpr> wish : wishes) {
            all.addAll(wish);
        }
        return all;
    }

    private void wish(String unknown, String name, List<BoolExpr> into) {
        wish(SymbolicText.any(stage.solver().words().unknown(unknown)), name, into);
    }

    private void wish(SymbolicText unknown, String name, List<BoolExpr> into) {
        into.add(stage.equal(unknown, SymbolicText.known(name)));
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
            String text = Names.of(actor.part().names()).renamed(policy.document().text(), names);
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
