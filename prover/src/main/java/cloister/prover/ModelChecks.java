package cloister.prover;

import cloister.policy.condition.ConditionKey;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * That nobody runs another team's model by naming it in a request: such a model's tags aren't among
 * the request's condition keys, only its ARN is. So it must be told by its name whose it is: what
 * one team may call a model, another must not be allowed to use.
 */
final class ModelChecks {
    private static final ConditionKey MODEL = ConditionKey.of("sagemaker:ModelArn");

    private final Stage stage;
    private final ServiceReference sagemaker = Stage.service("sagemaker");
    private final Consumer<Check> checks;

    ModelChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        Target model =
                new Target(
                        "model",
                        SymbolicText.known("arn:aws:sagemaker:")
                                .then(stage.vocabulary().region())
                                .then(":" + stage.setup().account() + ":model/")
                                .then(
                                        stage.vocabulary()
                                                .unknown("model", CharacterClass.NAME, false)),
                        "a model",
                        Map.of(),
                        false,
                        Map.of());
        for (Actor other : stage.others()) {
            Question makes = stage.ask(other, "sagemaker:CreateModel", model, List.of());
            BoolExpr made = makes.possible(makes.allowed().may());
            for (Actor actor : stage.members()) {
                for (ServiceAction action : sagemaker.actions()) {
                    if (action.conditionKeys().contains(MODEL.written())
                            && Stage.mentions(actor, "sagemaker:" + action.name())) {
                        uses(actor, action, model, made);
                    }
                }
            }
        }
    }

    private void uses(Actor actor, ServiceAction action, Target model, BoolExpr made) {
        for (ActionResource touched : action.resources()) {
            if (!Creations.makes(action, touched)) {
                continue;
            }
            Question question =
                    stage.ask(
                            actor,
                            sagemaker,
                            action,
                            stage.targets()
                                    .untagged(sagemaker, touched.type())
                                    .with(
                                            MODEL.name(),
                                            SymbolicKey.of(
                                                    stage.logic().always().may(), model.arn())));
            checks.accept(
                    Check.of(
                            Property.RUNS,
                            question,
                            question.possible(made, question.allowed().may()),
                            "runs another team's model by its name"));
        }
    }
}
