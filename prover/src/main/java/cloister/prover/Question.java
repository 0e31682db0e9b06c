package cloister.prover;

import cloister.policy.condition.ConditionKey;
import cloister.policy.reference.ActionResource;
import cloister.policy.reference.GlobalKeys;
import cloister.policy.reference.ServiceAction;
import cloister.policy.reference.ServiceReference;
import cloister.prover.encoding.Bounds;
import cloister.prover.encoding.CharacterClass;
import cloister.prover.encoding.Rule;
import cloister.prover.encoding.Solver;
import cloister.prover.encoding.SymbolicKey;
import cloister.prover.encoding.SymbolicRequest;
import cloister.prover.encoding.SymbolicText;

import com.microsoft.z3.BoolExpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request that isn't known yet: an actor, an action and a target, and all keys it may have. */
final class Question {
    private static final Set<String> NEVER_BY_CALLERS =
            Set.of("aws:principalservicename", "aws:principalisawsservice", "aws:username");

    private final Solver solver;
    private final Vocabulary vocabulary;
    private final Actor actor;
    private final ServiceReference service;
    private final ServiceAction action;
    private final Target target;
    private final Set<String> actionKeys;
    private final List<Rule> rules;
    private final RequestTags tags;
    private final Map<String, SymbolicKey> used = new LinkedHashMap<>();

    /**
     * @param also other actions of the same call, with the same tags
     */
    Question(
            Solver solver,
            Vocabulary vocabulary,
            Actor actor,
            String fullName,
            Target target,
            List<String> also) {
        this(
                solver,
                vocabulary,
                actor,
                fullName,
                target,
                new RequestTags(
                        solver,
                        vocabulary,
                        actor.part().rules().stream()
                                .filter(
                                        rule ->
                                                rule.speaksOf(fullName)
                                                        || also.stream().anyMatch(rule::speaksOf))
                                .toList(),
                        actor.suffix(),
                        keysOf(fullName).contains("aws:RequestTag/${TagKey}"),
                        keysOf(fullName).contains("aws:TagKeys")));
    }

    private Question(
            Solver solver,
            Vocabulary vocabulary,
            Actor actor,
            String fullName,
            Target target,
            RequestTags tags) {
        this.solver = solver;
        this.vocabulary = vocabulary;
        this.actor = actor;
        this.service = service(fullName);
        this.action = ServiceReference.actionNamed(fullName).orElseThrow();
        this.target = target;
        this.actionKeys = service.keysOf(action);
        this.rules = actor.part().rules().stream().filter(rule -> rule.speaksOf(fullName)).toList();
        this.tags = tags;
    }

    /** Another action of the same call. */
    Question with(String fullName, Target on) {
        return new Question(solver, vocabulary, actor, fullName, on, tags);
    }

    private static ServiceReference service(String fullName) {
        return ServiceReference.of(fullName.substring(0, fullName.indexOf(':'))).orElseThrow();
    }

    private static Set<String> keysOf(String fullName) {
        return service(fullName).keysOf(ServiceReference.actionNamed(fullName).orElseThrow());
    }

    Actor actor() {
        return actor;
    }

    Target target() {
        return target;
    }

    /** {@code service:Action}. */
    String fullName() {
        return service.service() + ":" + action.name();
    }

    ServiceAction action() {
        return action;
    }

    RequestTags tags() {
        return tags;
    }

    SymbolicRequest request() {
        return new SymbolicRequest(fullName(), target.arn(), this::key);
    }

    /** The condition keys that formulas asked for, with what they may be. */
    Map<String, SymbolicKey> used() {
        return used;
    }

    /** Whether the actor's own policies allow it. */
    Bounds allowed() {
        return solver.policies().allow(rules, request());
    }

    /** A formula together with what must be true of the request's tags. */
    BoolExpr possible(BoolExpr... parts) {
        List<BoolExpr> all = new ArrayList<>(List.of(parts));
        if (all.stream().noneMatch(BoolExpr::isFalse)) {
            all.addAll(tags.consistent());
        }
        return solver.logic().and(all);
    }

    /** What a condition key may be in this request. */
    SymbolicKey key(ConditionKey key) {
        String name = key.name();
        SymbolicKey known = used.get(name);
        if (known == null) {
            known = find(name);
            used.put(name, known);
        }
        return known;
    }

    private SymbolicKey find(String name) {
        SymbolicKey own = actor.keys().get(name);
        if (own != null) {
            return own;
        }
        if (name.startsWith("aws:principaltag/") || NEVER_BY_CALLERS.contains(name)) {
            return SymbolicKey.ABSENT;
        }
        if (name.startsWith("aws:requesttag/")) {
            return tags.value(name.substring("aws:requesttag/".length()));
        }
        if (name.equals("aws:tagkeys")) {
            return tags.keys();
        }
        Optional<String> tag = resourceTag(name);
        if (tag.isPresent()) {
            return target.tags()
                    .getOrDefault(
                            tag.get(),
                            target.otherTags() ? free("tag:" + tag.get()) : SymbolicKey.ABSENT);
        }
        SymbolicKey known = target.keys().get(name);
        if (known != null) {
            return known;
        }
        if (name.equals("aws:resourceaccount") || name.startsWith("aws:resourcetag/")) {
            return SymbolicKey.ABSENT;
        }
        return ofAction(name);
    }

    private SymbolicKey ofAction(String name) {
        boolean ofAction =
                actionKeys.stream()
                        .anyMatch(
                                each ->
                                        !each.contains("ResourceTag/")
                                                && cloister.policy.reference.ConditionKey.names(
                                                        each, name));
        if (!ofAction && GlobalKeys.find(name).isEmpty()) {
            return SymbolicKey.ABSENT;
        }
        boolean several =
                service.conditionKey(name)
                        .or(() -> GlobalKeys.find(name))
                        .map(cloister.policy.reference.ConditionKey::multivalued)
                        .orElse(false);
        if (!several) {
            return free("key:" + name);
        }
        List<SymbolicKey.Place> places = new ArrayList<>();
        for (int i = 0; i < RequestTags.placesFor(name, rules); i++) {
            places.addAll(free("key:" + name + i).places());
        }
        return new SymbolicKey(places);
    }

    /** The tag that a key asks of the resource, where the resource's type has such keys. */
    private Optional<String> resourceTag(String name) {
        int at = name.indexOf(":resourcetag/");
        if (at < 0) {
            return Optional.empty();
        }
        String prefix = name.substring(0, at + ":resourcetag/".length());
        boolean has =
                service.resourceType(target.type()).stream()
                                .flatMap(type -> type.conditionKeys().stream())
                                .anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(prefix))
                        || action.resources().stream()
                                .filter(each -> each.type().equals(target.type()))
                                .map(ActionResource::conditionKeys)
                                .flatMap(List::stream)
                                .anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(prefix));
        return has ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    private SymbolicKey free(String name) {
        boolean region = name.equals("key:aws:requestedregion");
        return SymbolicKey.of(
                solver.truth("has:" + name + actor.suffix()),
                vocabulary.unknown(
                        name + actor.suffix(),
                        region ? CharacterClass.NAME : CharacterClass.ANYTHING,
                        !region));
    }

    /** A text that is the caller's choice. */
    SymbolicText chosen(String name) {
        return vocabulary.unknown(name, CharacterClass.ANYTHING, true);
    }
}
