package cloister.prover;

import cloister.policy.condition.Keys;
import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Overlap;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Properties of one's own: {@code never: {who, can, on}}. */
final class NeverChecks {
    private static final Keys NO_KEYS = key -> Keys.NONE;

    private final Stage stage;
    private final Consumer<Check> checks;
    private final BiConsumer<String, String> unsure;

    NeverChecks(Stage stage, Consumer<Check> checks, BiConsumer<String, String> unsure) {
        this.stage = stage;
        this.checks = checks;
        this.unsure = unsure;
    }

    void add() {
        stage.setup().never().forEach(this::add);
    }

    private void add(Setup.Never never) {
        boolean known = false;
        for (String name : ServiceReference.SERVICES) {
            ServiceReference service = Stage.service(name);
            for (ServiceAction action : service.actions()) {
                String full = name + ":" + action.name();
                if (Pattern.of(never.can().toLowerCase(Locale.ROOT), false, true)
                        .matches(full.toLowerCase(Locale.ROOT), NO_KEYS)) {
                    known = true;
                    add(never, service, action);
                }
            }
        }
        if (!known) {
            unsure.accept(never.toString(), "no action that is modelled is called " + never.can());
        }
    }

    private void add(Setup.Never never, ServiceReference service, ServiceAction action) {
        for (Actor actor : actors(never.who())) {
            if (!Stage.mentions(actor, service.service() + ":" + action.name())) {
                continue;
            }
            BoolExpr who = isWho(never.who());
            for (ActionResource touched : action.resources()) {
                if (!Creations.makes(action, touched) || never.on().startsWith("arn:")) {
                    on(never, service, touched.type(), Creations.makes(action, touched))
                            .forEach(target -> add(never, actor, service, action, target, who));
                }
            }
            if (action.resources().isEmpty()) {
                add(never, actor, service, action, Target.ANY, who);
            }
        }
    }

    private void add(
            Setup.Never never,
            Actor actor,
            ServiceReference service,
            ServiceAction action,
            Target target,
            BoolExpr who) {
        Question question = stage.ask(actor, service, action, target);
        checks.accept(
                new Check(
                        Verb.of(action).property(),
                        question,
                        question.possible(
                                question.allowed().may(), stage.logic().and(who, isWhose(never))),
                        "does %s:%s on %s".formatted(service.service(), action.name(), never.on()),
                        never.toString()));
    }

    private List<Actor> actors(String who) {
        return who.startsWith("admin/") ? stage.administrators() : stage.members();
    }

    private BoolExpr isWho(String who) {
        String name = who.substring(who.indexOf('/') + 1);
        String called = who.startsWith("team/") ? "team" : "user";
        return stage.equal(stage.vocabulary().own(called), SymbolicText.known(name));
    }

    /** The other is whom the property names; of an ARN the pattern says it. */
    private BoolExpr isWhose(Setup.Never never) {
        if (never.on().startsWith("arn:") || never.on().equals(never.who())) {
            return stage.logic().always().may();
        }
        String name = never.on().substring(never.on().indexOf('/') + 1);
        String called = never.on().startsWith("team/") ? "team" : "user";
        return stage.equal(stage.vocabulary().others(called), SymbolicText.known(name));
    }

    private List<Target> on(
            Setup.Never never, ServiceReference service, String type, boolean made) {
        if (never.on().startsWith("arn:")) {
            return matching(never.on(), service, type, made);
        }
        return List.of(
                never.on().equals(never.who())
                        ? stage.targets().own(service, type)
                        : stage.targets().anothers(service, type));
    }

    private List<Target> matching(
            String pattern, ServiceReference service, String type, boolean made) {
        Target any =
                made ? stage.targets().untagged(service, type) : stage.targets().any(service, type);
        List<Piece> glob = Pattern.of(pattern, false, true).pieces();
        if (!Overlap.isPossible(glob, any.arn())) {
            return List.of();
        }
        List<SymbolicText.Part> parts = new ArrayList<>();
        int number = 0;
        for (Piece piece : glob) {
            if (piece instanceof Piece.Text(String text)) {
                parts.add(new SymbolicText.Known(text));
            } else {
                parts.addAll(
                        stage.vocabulary()
                                .unknown("on" + number++, CharacterClass.ANYTHING, true)
                                .parts());
            }
        }
        return List.of(
                new Target(
                        type,
                        new SymbolicText(parts),
                        pattern,
                        Map.<String, SymbolicKey>of(),
                        !made,
                        Map.of()));
    }
}
