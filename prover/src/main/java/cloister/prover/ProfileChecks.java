package cloister.prover;

import cloister.policy.reference.ServiceReference;

import java.util.List;
import java.util.function.Consumer;

/** Who must not open or make user profiles. */
final class ProfileChecks {
    private final Stage stage;
    private final ServiceReference sagemaker = Stage.service("sagemaker");
    private final Consumer<Check> checks;

    ProfileChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (Actor actor : stage.members()) {
            opens(actor, Property.OPENS);
            opensWithRole(actor);
            Question makes =
                    stage.ask(
                            actor,
                            "sagemaker:CreateUserProfile",
                            stage.targets().untagged(sagemaker, "user-profile"),
                            List.of());
            checks.accept(
                    Check.of(
                            Property.ROLES,
                            makes,
                            makes.possible(makes.allowed().may()),
                            "makes a user profile, which runs with the domain's role or one of"
                                    + " choice"));
        }
        for (Actor actor : stage.administrators()) {
            opens(actor, Property.ADMINS);
        }
    }

    /** Who opens another team's profile works with that team's role. */
    private void opensWithRole(Actor actor) {
        Question question =
                stage.ask(
                        actor,
                        "sagemaker:CreatePresignedDomainUrl",
                        stage.targets().anothers(sagemaker, "user-profile"),
                        List.of());
        checks.accept(
                Check.of(
                        Property.ROLES,
                        question,
                        question.possible(question.allowed().may()),
                        "opens another team's user profile, and so works with its role"));
    }

    private void opens(Actor actor, Property property) {
        Question question =
                stage.ask(
                        actor,
                        "sagemaker:CreatePresignedDomainUrl",
                        stage.targets().anothersProfile(),
                        List.of());
        checks.accept(
                Check.of(
                        property,
                        question,
                        question.possible(question.allowed().may()),
                        "opens another's user profile"));
    }
}
