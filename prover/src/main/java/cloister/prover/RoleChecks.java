package cloister.prover;

import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** That nobody gets another team's role, or more permissions than were given. */
final class RoleChecks {
    /** Services that say who may do what. */
    private static final List<String> IDENTITY =
            List.of("iam", "sso", "sso-directory", "identitystore");

    /** What a user may do to themselves and gains nothing by. */
    private static final Set<String> ONES_OWN =
            Set.of(
                    "ChangePassword",
                    "CreateAccessKey",
                    "DeleteAccessKey",
                    "UpdateAccessKey",
                    "CreateLoginProfile",
                    "UpdateLoginProfile",
                    "DeleteLoginProfile",
                    "EnableMFADevice",
                    "DeactivateMFADevice",
                    "ResyncMFADevice",
                    "UploadSSHPublicKey",
                    "UpdateSSHPublicKey",
                    "DeleteSSHPublicKey",
                    "UploadSigningCertificate",
                    "UpdateSigningCertificate",
                    "DeleteSigningCertificate",
                    "CreateServiceSpecificCredential",
                    "UpdateServiceSpecificCredential",
                    "DeleteServiceSpecificCredential",
                    "ResetServiceSpecificCredential");

    private static final Set<String> HARMLESS =
            Set.of(
                    "PassRole",
                    "CreateServiceLinkedRole",
                    "CreateVirtualMFADevice",
                    "DeleteVirtualMFADevice",
                    "GenerateCredentialReport",
                    "GenerateServiceLastAccessedDetails",
                    "SimulateCustomPolicy",
                    "SimulatePrincipalPolicy");

    private final Stage stage;
    private final ServiceReference iam = Stage.service("iam");
    private final Consumer<Check> checks;

    RoleChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (Actor actor : stage.members()) {
            passes(actor);
            takes(actor, Property.ROLES);
            governs(actor, Property.ROLES, Property.TAGS);
            if (actor.part().role() == Cast.Role.FEDERATED) {
                new Federation(stage, checks).add(actor);
            }
        }
        for (Actor actor : stage.administrators()) {
            takes(actor, Property.ADMINS);
            governs(actor, Property.ADMINS, Property.ADMINS);
        }
    }

    private void passes(Actor actor) {
        for (Target target : List.of(role(true), role(false))) {
            Question question = stage.ask(actor, "iam:PassRole", target, List.of());
            BoolExpr allowed = question.allowed().may();
            BoolExpr foreign = stage.logic().not(stage.equal(target.arn(), actor.principalArn()));
            checks.accept(
                    Check.of(
                            Property.PASSES,
                            question,
                            question.possible(allowed, foreign),
                            "passes " + target.words()));
        }
    }

    private Target role(boolean anothers) {
        if (!anothers) {
            return new Target(
                    "role",
                    stage.targets().any(iam, "role").arn(),
                    "a role that isn't the team's",
                    Map.of(),
                    true,
                    Map.of());
        }
        return new Target(
                "role",
                SymbolicText.known("arn:aws:iam::" + stage.setup().account() + ":role/")
                        .then(stage.vocabulary().others("role")),
                "another team's role",
                Map.of(
                        Setup.TEAM,
                        SymbolicKey.of(
                                stage.logic().always().may(), stage.vocabulary().others("team"))),
                true,
                Map.of());
    }

    private void takes(Actor actor, Property property) {
        for (Actor other : stage.others()) {
            Question question = stage.ask(actor, "sts:AssumeRole", role(true), List.of());
            BoolExpr trusted =
                    new Trust(stage, other.part().sample())
                            .lets(actor, question, question.allowed());
            checks.accept(
                    Check.of(
                            property, question, question.possible(trusted), "takes a team's role"));
        }
    }

    /** Whoever may change users, roles and policies may give themselves everything. */
    private void governs(Actor actor, Property by, Property tagging) {
        for (String name : IDENTITY) {
            ServiceReference service = Stage.service(name);
            for (ServiceAction action : service.actions()) {
                boolean reads =
                        action.access() == AccessLevel.READ || action.access() == AccessLevel.LIST;
                if (!reads
                        && !HARMLESS.contains(action.name())
                        && Stage.mentions(actor, name + ":" + action.name())) {
                    governs(
                            actor,
                            service,
                            action,
                            action.access() == AccessLevel.TAGGING ? tagging : by);
                }
            }
        }
    }

    private void governs(
            Actor actor, ServiceReference service, ServiceAction action, Property property) {
        List<ActionResource> touched = action.resources();
        List<Target> targets =
                touched.isEmpty()
                        ? List.of(Target.ANY)
                        : touched.stream()
                                .map(each -> stage.targets().any(service, each.type()))
                                .toList();
        for (Target target : targets) {
            Question question = stage.ask(actor, service, action, target);
            BoolExpr allowed = question.allowed().may();
            BoolExpr self =
                    ONES_OWN.contains(action.name())
                            ? stage.equal(target.arn(), actor.arn())
                            : stage.logic().never().may();
            checks.accept(
                    Check.of(
                            property,
                            question,
                            question.possible(allowed, stage.logic().not(self)),
                            "changes who may do what (%s:%s)"
                                    .formatted(service.service(), action.name())));
        }
    }
}
