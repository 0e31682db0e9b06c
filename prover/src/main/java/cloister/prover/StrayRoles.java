package cloister.prover;

import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Roles of which nothing is asked, so that nobody who is asked about may take one. */
final class StrayRoles {
    private final Stage stage;
    private final BiConsumer<String, String> unsure;

    StrayRoles(Stage stage, BiConsumer<String, String> unsure) {
        this.stage = stage;
        this.unsure = unsure;
    }

    void ask() {
        for (Setup.Holder role : stage.cast().strayRoles()) {
            stage.members().forEach(actor -> ask(actor, role, Property.OF_MEMBERS));
            stage.administrators().forEach(actor -> ask(actor, role, List.of(Property.ADMINS)));
        }
    }

    private void ask(Actor actor, Setup.Holder role, List<Property> properties) {
        Target target =
                new Target(
                        "role",
                        SymbolicText.known(
                                "arn:aws:iam::%s:role/%s"
                                        .formatted(stage.setup().account(), role.name())),
                        "the role " + role.name(),
                        Map.of(),
                        true,
                        Map.of());
        Question question = stage.ask(actor, "sts:AssumeRole", target, List.of());
        BoolExpr lets = new Trust(stage, role).lets(actor, question, question.allowed());
        if (!(stage.solver().ask(question.possible(lets)) instanceof Solver.Answer.Impossible)) {
            for (Property property : properties) {
                unsure.accept(
                        property.words(),
                        "%s may take the role %s, which is no team's, and what it may do isn't asked"
                                .formatted(actor.words(), role.name()));
            }
        }
    }
}
