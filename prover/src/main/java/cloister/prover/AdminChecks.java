package cloister.prover;

import cloister.policy.condition.ConditionKey;
import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What administrators of the Studio must not do, who set profiles up and are of no team. */
final class AdminChecks {
    /** What they administer. */
    private static final Set<String> THEIRS = Set.of("domain", "user-profile", "space", "app");

    private final Stage stage;
    private final ServiceReference sagemaker = Stage.service("sagemaker");
    private final Consumer<Check> checks;

    AdminChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (Actor actor : stage.administrators()) {
            passes(actor);
            profiles(actor);
            for (ServiceAction action : sagemaker.actions()) {
                if (Stage.mentions(actor, "sagemaker:" + action.name())) {
                    resources(actor, action);
                }
            }
        }
    }

    private void passes(Actor actor) {
        Question question =
                stage.ask(
                        actor,
                        "iam:PassRole",
                        stage.targets().any(Stage.service("iam"), "role"),
                        List.of());
        BoolExpr allowed = question.allowed().may();
        SymbolicKey to = question.key(ConditionKey.of("iam:PassedToService"));
        BoolExpr studio =
                stage.logic()
                        .or(
                                to.places().stream()
                                        .map(
                                                place ->
                                                        stage.logic()
                                                                .and(
                                                                        place.taken(),
                                                                        stage.equal(
                                                                                place.value(),
                                                                                SymbolicText.known(
                                                                                        "sagemaker.amazonaws.com"))))
                                        .toList());
        checks.accept(
                Check.of(
                        Property.ADMINS,
                        question,
                        question.possible(allowed, stage.logic().not(studio)),
                        "passes a role to another service than SageMaker"));
    }

    private void profiles(Actor actor) {
        Question makes =
                stage.ask(
                        actor,
                        "sagemaker:CreateUserProfile",
                        stage.targets().untagged(sagemaker, "user-profile"),
                        List.of());
        BoolExpr complete =
                stage.logic().and(makes.tags().has(Setup.OWNER), makes.tags().has(Setup.TEAM));
        checks.accept(
                Check.of(
                        Property.ADMINS,
                        makes,
                        makes.possible(makes.allowed().may(), stage.logic().not(complete)),
                        "makes a user profile without owner or team"));
        for (String action : List.of("sagemaker:AddTags", "sagemaker:DeleteTags")) {
            Question tags =
                    stage.ask(
                            actor,
                            action,
                            stage.targets()
                                    .any(sagemaker, "user-profile")
                                    .with("sagemaker:taggingaction", SymbolicKey.ABSENT),
                            List.of());
            BoolExpr allowed = tags.allowed().may();
            checks.accept(
                    Check.of(
                            Property.ADMINS,
                            tags,
                            tags.possible(
                                    allowed,
                                    stage.logic()
                                            .or(
                                                    tags.tags().has(Setup.OWNER),
                                                    tags.tags().has(Setup.TEAM))),
                            "changes whose profile it is"));
        }
    }

    private void resources(Actor actor, ServiceAction action) {
        boolean reads = action.access() == AccessLevel.READ || action.access() == AccessLevel.LIST;
        if (reads && !action.name().startsWith("Invoke")) {
            return;
        }
        List<ActionResource> touched = new ArrayList<>(action.resources());
        touched.removeIf(each -> THEIRS.contains(each.type()) || Creations.makes(action, each));
        for (ActionResource each : touched) {
            Target target = stage.targets().anothers(sagemaker, each.type());
            if (action.access() == AccessLevel.TAGGING) {
                target = target.with("sagemaker:taggingaction", SymbolicKey.ABSENT);
            }
            Question question = stage.ask(actor, sagemaker, action, target);
            checks.accept(
                    Check.of(
                            Property.ADMINS,
                            question,
                            question.possible(question.allowed().may()),
                            Verb.of(action).words() + " a team's " + each.type()));
        }
    }
}
