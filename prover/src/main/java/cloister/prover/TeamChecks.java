package cloister.prover;

import cloister.policy.condition.ConditionKey;
import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.SymbolicKey;

import com.microsoft.z3.BoolExpr;

import java.util.Set;
import java.util.function.Consumer;

/** What members of a team must not do to another team's SageMaker resources. */
final class TeamChecks {
    private static final String VISIBILITY =
            "sagemaker:searchvisibilitycondition/tags.team/equalsifexists";

    /** Checked by others: who opens a profile, and models named in a request. */
    private static final Set<String> ELSEWHERE = Set.of("CreatePresignedDomainUrl");

    private static final Set<String> STUDIO = Set.of("domain", "user-profile", "space");

    private final Stage stage;
    private final ServiceReference sagemaker = Stage.service("sagemaker");
    private final Consumer<Check> checks;

    TeamChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (Actor actor : stage.members()) {
            for (ServiceAction action : sagemaker.actions()) {
                if (Stage.mentions(actor, "sagemaker:" + action.name())
                        && !ELSEWHERE.contains(action.name())) {
                    add(actor, action);
                }
            }
        }
    }

    private void add(Actor actor, ServiceAction action) {
        if (action.resources().isEmpty()) {
            unscoped(actor, action);
            return;
        }
        for (ActionResource touched : action.resources()) {
            if (!Creations.makes(action, touched)) {
                touched(actor, action, touched.type());
            }
        }
    }

    private void touched(Actor actor, ServiceAction action, String type) {
        Verb verb = Verb.of(action);
        boolean shared = type.equals("domain");
        if (shared && verb == Verb.READS) {
            return; // all teams live in it
        }
        Target target =
                shared
                        ? stage.targets().shared(sagemaker, type)
                        : stage.targets().anothers(sagemaker, type);
        if (action.access() == AccessLevel.TAGGING) {
            target = target.with("sagemaker:taggingaction", SymbolicKey.ABSENT);
        }
        Question question = stage.ask(actor, sagemaker, action, target);
        checks.accept(
                Check.of(
                        property(verb, action, type),
                        question,
                        question.possible(question.allowed().may()),
                        verb.words() + (shared ? " the domain" : " another team's " + type)));
    }

    /** What is within the Studio itself has properties of its own. */
    private static Property property(Verb verb, ServiceAction action, String type) {
        boolean harms = verb != Verb.READS && action.access() != AccessLevel.TAGGING;
        return harms && type.equals("app")
                ? Property.APPS
                : harms && STUDIO.contains(type) ? Property.PROFILES : verb.property();
    }

    /** Decided on everything at once: a read can't be walled off, a write must not be. */
    private void unscoped(Actor actor, ServiceAction action) {
        Question question = stage.ask(actor, sagemaker, action, Target.ANY);
        BoolExpr allowed = question.allowed().may();
        Verb verb = Verb.of(action);
        if (action.name().equals("Search")) {
            SymbolicKey asked = question.key(ConditionKey.of(VISIBILITY));
            checks.accept(
                    Check.of(
                            Property.READS,
                            question,
                            question.possible(allowed, stage.logic().not(stage.saysOwnTeam(asked))),
                            "finds another team's resources"));
        } else if (verb == Verb.READS) {
            if (!allowed.isFalse()) {
                stage.unscoped("sagemaker:" + action.name());
            }
        } else {
            checks.accept(
                    Check.of(
                            verb.property(),
                            question,
                            question.possible(allowed),
                            verb.words() + " what all teams share"));
        }
    }
}
