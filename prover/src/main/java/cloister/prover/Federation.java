package cloister.prover;

import cloister.policy.Effect;
import cloister.policy.PolicyDocument;
import cloister.policy.PrincipalType;
import cloister.prover.encoding.Bounds;
import cloister.prover.encoding.Names;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** That an identity provider may say who somebody is, and not of which team. */
final class Federation {
    private final Stage stage;
    private final Consumer<Check> checks;

    Federation(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    /**
     * @param signedIn the session of the role whose trust policy is asked
     */
    void add(Actor signedIn) {
        PolicyDocument trust = signedIn.part().sample().trust().orElseThrow();
        List<Rule> rules = new ArrayList<>();
        List<Rule> all = Rule.of("the trust policy", trust, Names.NONE);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).effect() == Effect.DENY
                    || Trust.names(trust.statements().get(i), "Federated")) {
                rules.add(all.get(i));
            }
        }
        Cast.Part part =
                new Cast.Part(
                        Cast.Role.FEDERATED,
                        signedIn.part().holders(),
                        Map.of(),
                        rules,
                        List.of(),
                        Map.of());
        Actor provider =
                new Actor(
                        part,
                        "the identity provider",
                        "",
                        PrincipalType.FEDERATED_USER,
                        SymbolicText.known("provider"),
                        SymbolicText.known("provider"),
                        Map.of());
        Target role =
                new Target(
                        "role",
                        signedIn.principalArn(),
                        "the role that people take",
                        Map.of(),
                        true,
                        Map.of());
        Question question = stage.ask(provider, "sts:TagSession", role, List.of());
        Bounds allowed = question.allowed();
        BoolExpr team = question.tags().has(Setup.TEAM);
        checks.accept(
                Check.of(
                        Property.ROLES,
                        question,
                        question.possible(allowed.may(), team),
                        "puts a team's tag on the session of whom it signs in"));
    }
}
