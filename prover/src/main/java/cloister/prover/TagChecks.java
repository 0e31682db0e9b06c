package cloister.prover;

import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** That nobody changes the tags which isolate, or makes something under another team's tag. */
final class TagChecks {
    private static final String ADD_TAGS = "sagemaker:AddTags";

    private final Stage stage;
    private final ServiceReference sagemaker = Stage.service("sagemaker");
    private final Consumer<Check> checks;

    TagChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (Actor actor : stage.members()) {
            for (ServiceAction action : sagemaker.actions()) {
                boolean tags =
                        sagemaker.keysOf(action).contains("aws:TagKeys")
                                && Stage.mentions(actor, "sagemaker:" + action.name());
                for (ActionResource touched :
                        tags ? action.resources() : List.<ActionResource>of()) {
                    if (Creations.makes(action, touched)) {
                        made(actor, action, touched.type());
                    } else if (!action.name().startsWith("Create")) {
                        retagged(actor, action, touched.type());
                    }
                }
            }
        }
    }

    private void made(Actor actor, ServiceAction action, String type) {
        Target target = stage.targets().untagged(sagemaker, type);
        boolean taggedToo = action.dependentActions().contains(ADD_TAGS);
        Question question =
                stage.ask(
                        actor,
                        "sagemaker:" + action.name(),
                        target,
                        taggedToo ? List.of(ADD_TAGS) : List.of());
        List<BoolExpr> parts = new ArrayList<>();
        parts.add(question.allowed().may());
        if (taggedToo && !parts.getFirst().isFalse()) {
            SymbolicKey by =
                    SymbolicKey.of(stage.logic().always().may(), SymbolicText.known(action.name()));
            parts.add(
                    question.with(ADD_TAGS, target.with("sagemaker:taggingaction", by))
                            .allowed()
                            .may());
        }
        parts.add(foreignTeam(question));
        checks.accept(
                Check.of(
                        Property.NAMES,
                        question,
                        question.possible(parts.toArray(BoolExpr[]::new)),
                        "makes a new " + type + " that is tagged as another team's"));
    }

    private void retagged(Actor actor, ServiceAction action, String type) {
        boolean removes = action.name().startsWith("Delete");
        for (boolean others : new boolean[] {true, false}) {
            Target target =
                    others
                            ? stage.targets().anothers(sagemaker, type)
                            : stage.targets().own(sagemaker, type);
            if (action.access() == AccessLevel.TAGGING) {
                target = target.with("sagemaker:taggingaction", SymbolicKey.ABSENT);
            }
            Question question = stage.ask(actor, sagemaker, action, target);
            BoolExpr allowed = question.allowed().may();
            List<BoolExpr> bad = new ArrayList<>();
            bad.add(removes || others ? question.tags().has(Setup.TEAM) : foreignTeam(question));
            if (type.equals("user-profile")) {
                bad.add(question.tags().has(Setup.OWNER));
            }
            checks.accept(
                    Check.of(
                            Property.TAGS,
                            question,
                            allowed.isFalse()
                                    ? allowed
                                    : question.possible(allowed, stage.logic().or(bad)),
                            (removes ? "removes" : "changes")
                                    + " an isolation tag of "
                                    + (others ? "another team's " : "its own ")
                                    + type));
        }
    }

    /** The request has a team tag that isn't the actor's own. */
    private BoolExpr foreignTeam(Question question) {
        return stage.saysAnotherTeam(question.tags().value(Setup.TEAM));
    }
}
