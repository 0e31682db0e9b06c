package cloister.prover;

import cloister.policy.Effect;
import cloister.policy.condition.Piece;
import cloister.policy.reference.AccessLevel;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.ResourceType;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Overlap;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What members of a team must not do with another team's buckets, images and logs. Whose these are
 * their names say: what the other team's own policies name, and what is called after it.
 */
final class StoreChecks {
    private static final List<String> SERVICES = List.of("s3", "ecr", "logs");

    private final Stage stage;
    private final Consumer<Check> checks;

    StoreChecks(Stage stage, Consumer<Check> checks) {
        this.stage = stage;
        this.checks = checks;
    }

    void add() {
        for (String service : SERVICES) {
            Map<SymbolicText, String> owned = owned(service);
            for (Actor actor : stage.members()) {
                add(actor, Property.STORES, Stage.service(service), owned);
            }
            for (Actor actor : stage.administrators()) {
                add(actor, Property.ADMINS, Stage.service(service), owned);
            }
        }
    }

    private void add(
            Actor actor,
            Property property,
            ServiceReference service,
            Map<SymbolicText, String> owned) {
        for (ServiceAction action : service.actions()) {
            String name = service.service() + ":" + action.name();
            if (!Stage.mentions(actor, name)) {
                continue;
            }
            if (action.resources().isEmpty()) {
                unscoped(actor, property, service, action);
            }
            for (ActionResource touched : action.resources()) {
                ResourceType type = service.resourceType(touched.type()).orElseThrow();
                owned.forEach(
                        (arn, words) -> {
                            if (fits(type, arn)) {
                                reaches(actor, property, name, type, arn, words);
                            }
                        });
            }
        }
    }

    private void reaches(
            Actor actor,
            Property property,
            String name,
            ResourceType type,
            SymbolicText arn,
            String words) {
        Question question =
                stage.ask(actor, name, stage.targets().byName(type.name(), arn, words), List.of());
        checks.accept(
                Check.of(
                        property,
                        question,
                        question.possible(question.allowed().may()),
                        Verb.of(question.action()).words() + " " + words));
    }

    private void unscoped(
            Actor actor, Property property, ServiceReference service, ServiceAction action) {
        Question question = stage.ask(actor, service, action, Target.ANY);
        BoolExpr allowed = question.allowed().may();
        if (action.access() == AccessLevel.READ || action.access() == AccessLevel.LIST) {
            if (!allowed.isFalse()) {
                stage.unscoped(service.service() + ":" + action.name());
            }
            return;
        }
        checks.accept(
                Check.of(
                        property,
                        question,
                        question.possible(allowed),
                        "changes what all teams share (%s:%s)"
                                .formatted(service.service(), action.name())));
    }

    private Map<SymbolicText, String> owned(String service) {
        Map<SymbolicText, String> owned = new LinkedHashMap<>();
        for (Actor other : stage.others()) {
            for (Rule rule : other.part().ownRules()) {
                if (rule.effect() == Effect.ALLOW
                        && rule.resources().isPresent()
                        && !rule.resources().get().except()) {
                    for (List<Piece> pattern : rule.resources().get().patterns()) {
                        stage.targets()
                                .named(pattern, other)
                                .filter(arn -> isOf(service, arn))
                                .ifPresent(arn -> owned.put(arn, words(service)));
                    }
                }
            }
        }
        String account = stage.setup().account();
        SymbolicText rest = stage.vocabulary().unknown("rest0", CharacterClass.PATH, false);
        SymbolicText region = stage.vocabulary().region();
        switch (service) {
            case "ecr" ->
                    owned.put(
                            SymbolicText.known("arn:aws:ecr:")
                                    .then(region)
                                    .then(":" + account + ":repository/")
                                    .then(stage.vocabulary().others("lower"))
                                    .then("/")
                                    .then(rest),
                            words(service));
            case "logs" ->
                    owned.put(
                            SymbolicText.known("arn:aws:logs:")
                                    .then(region)
                                    .then(":" + account + ":log-group:/aws/sagemaker/")
                                    .then(stage.vocabulary().others("team"))
                                    .then("/")
                                    .then(rest),
                            words(service));
            default -> {}
        }
        return owned;
    }

    private static boolean isOf(String service, SymbolicText arn) {
        return arn.parts().getFirst() instanceof SymbolicText.Known(String known)
                && known.startsWith("arn:aws:" + service + ":");
    }

    private static String words(String service) {
        return switch (service) {
            case "s3" -> "another team's bucket or what is in it";
            case "ecr" -> "another team's images";
            default -> "another team's logs";
        };
    }

    /** Whether a name can be a resource of a type. */
    private static boolean fits(ResourceType type, SymbolicText arn) {
        List<Piece> glob = new ArrayList<>();
        String format = type.arnFormat();
        boolean bucket = type.name().equals("bucket");
        int at = 0;
        while (at < format.length()) {
            int open = format.indexOf("${", at);
            int end = open < 0 ? format.length() : open;
            if (end > at) {
                glob.add(new Piece.Text(format.substring(at, end)));
            }
            if (open < 0) {
                break;
            }
            glob.add(new Piece.AnyText());
            at = format.indexOf('}', open) + 1;
        }
        boolean hasKey =
                arn.parts().stream()
                        .anyMatch(
                                part ->
                                        part instanceof SymbolicText.Known(String known)
                                                && known.contains("/"));
        return Overlap.isPossible(glob, arn) && !(bucket && hasKey);
    }
}
