package cloister.prover;

import cloister.policy.Effect;
import cloister.policy.PolicyDocument;
import cloister.policy.PrincipalElement;
import cloister.policy.Statement;
import cloister.prover.encoding.Bounds;
import cloister.prover.encoding.Names;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whom a role's trust policy lets in; where it can't be told, they are let in. */
final class Trust {
    private final Stage stage;
    private final Optional<PolicyDocument> document;

    Trust(Stage stage, Setup.Holder role) {
        this.stage = stage;
        this.document = role.trust();
    }

    static boolean names(Statement statement, String type) {
        return statement.principal().stream()
                .flatMap(principal -> principal.entries().stream())
                .map(PrincipalElement.Entry::type)
                .anyMatch(type::equals);
    }

    /**
     * Whether an actor may take the role.
     *
     * @param allowed what the actor's own policies say
     */
    BoolExpr lets(Actor actor, Question question, Bounds allowed) {
        if (document.isEmpty()) {
            return stage.logic().always().may();
        }
        List<Rule> rules = Rule.of("the trust policy", document.get(), Names.NONE);
        List<BoolExpr> ways = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.effect() == Effect.ALLOW && rule.speaksOf(question.fullName())) {
                BoolExpr applies =
                        stage.solver().policies().applies(rule, question.request()).may();
                ways.add(
                        stage.logic()
                                .and(
                                        applies,
                                        means(
                                                document.get().statements().get(i),
                                                actor,
                                                allowed.may())));
            }
        }
        return stage.logic().or(ways);
    }

    private BoolExpr means(Statement statement, Actor actor, BoolExpr allowed) {
        Optional<PrincipalElement> principal = statement.principal();
        if (principal.isEmpty() || principal.get().negated()) {
            return stage.logic().always().may();
        }
        List<BoolExpr> ways = new ArrayList<>();
        for (PrincipalElement.Entry entry : principal.get().entries()) {
            if (!entry.type().equals(PrincipalElement.AWS)) {
                continue; // services and providers aren't members
            }
            String value = entry.value().text();
            String account = stage.setup().account();
            if (value.equals("*")) {
                return stage.logic().always().may();
            }
            if (value.equals(account) || value.equals("arn:aws:iam::" + account + ":root")) {
                ways.add(allowed);
            } else {
                ways.add(stage.equal(actor.arn(), SymbolicText.known(value)));
                ways.add(stage.equal(actor.principalArn(), SymbolicText.known(value)));
            }
        }
        return stage.logic().or(ways);
    }
}
