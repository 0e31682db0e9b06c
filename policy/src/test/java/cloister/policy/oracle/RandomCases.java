package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.ABROAD;
import static cloister.policy.oracle.Trees.HOME;
import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random cases, biased towards the corners in which evaluators differ. */
final class RandomCases {
    private final Dice dice;
    private final Trees.Caller caller;

    private RandomCases(long seed) {
        dice = new Dice(seed);
        caller = dice.of(Callers.all(dice.percent(60) ? Callers.RED : Callers.UNTAGGED));
    }

    /** The case of a seed. */
    static Json of(long seed) {
        return of(seed, 1).getFirst();
    }

    /** Cases of one seed that share principal and policies and differ in their requests. */
    static List<Json> of(long seed, int requests) {
        RandomCases cases = new RandomCases(seed);
        Json world = cases.world();
        return cases.dice.some(requests, requests, () -> with(world, "request", cases.request()));
    }

    private Json world() {
        String type = caller.principal().at("type").text();
        boolean attached = !type.equals("Root") && !type.equals("Service");
        boolean session = type.equals("AssumedRole") || type.equals("FederatedUser");
        Json world = field("principal", caller.principal());
        if (attached && dice.percent(80)) {
            world = with(world, "identityPolicies", policies(1, 2));
        }
        if (attached && dice.percent(25)) {
            world = with(world, "permissionsBoundary", policy());
        }
        if (session && dice.percent(50)) {
            world = with(world, "sessionPolicies", policies(1, 2));
        }
        if (dice.percent(20)) {
            world = with(world, "scps", Json.of(dice.some(1, 3, () -> policies(0, 2))));
        }
        if (dice.percent(15)) {
            world = with(world, "rcps", Json.of(dice.some(1, 2, this::resourceControl)));
        }
        return dice.percent(55) ? with(world, "resourcePolicy", resourcePolicy()) : world;
    }

    private Json request() {
        String action = dice.of(Pools.ACTIONS);
        String resource = dice.of(Pools.resources(action));
        Json request = field("action", Json.of(dice.recased(action)));
        request = with(request, "resource", Json.of(resource));
        if (dice.percent(75)) {
            request = with(request, "resourceAccount", Json.of(dice.percent(75) ? HOME : ABROAD));
        }
        Map<String, Json> context = new LinkedHashMap<>(caller.context().fields());
        for (Family family : Family.ALL) {
            if (dice.percent(60)) {
                context.put(dice.recased(family.single()), Json.of(dice.of(family.given())));
            }
            if (dice.percent(60)) {
                Json values = Json.texts(dice.some(0, 3, () -> dice.of(family.given())));
                context.put(dice.recased(family.several()), values);
            }
        }
        return with(request, "context", Json.of(context));
    }

    private Json policies(int least, int most) {
        return Json.of(dice.some(least, most, this::policy));
    }

    private Json policy() {
        String version = dice.percent(85) ? "2012-10-17" : dice.of("", "2008-10-17");
        return Trees.policy(version, dice.some(1, 3, () -> conditioned(element(effect()))));
    }

    private Json resourceControl() {
        Json full = with(Trees.statement("Allow", "*", "*"), "Principal", Json.of("*"));
        Json deny = with(conditioned(element("Deny")), "Principal", Json.of("*"));
        return Json.of(List.of(Trees.policy(full), Trees.policy(deny)));
    }

    private Json resourcePolicy() {
        return Trees.policy(
                dice.percent(85) ? "2012-10-17" : "2008-10-17",
                dice.some(1, 3, () -> conditioned(principal(element(effect())))));
    }

    private String effect() {
        return dice.percent(75) ? "Allow" : "Deny";
    }

    private Json principal(Json statement) {
        boolean not = statement.at("Effect").text().equals("Deny") && dice.percent(40);
        return with(statement, not ? "NotPrincipal" : "Principal", dice.of(Callers.named()));
    }

    private Json element(String effect) {
        Json actions = patterns(Pools.ACTION_PATTERNS.stream().map(dice::recased).toList());
        Json statement = field("Effect", Json.of(effect));
        statement = with(statement, dice.percent(85) ? "Action" : "NotAction", actions);
        String resource = dice.percent(85) ? "Resource" : "NotResource";
        return with(statement, resource, patterns(Pools.RESOURCE_PATTERNS));
    }

    /** One pattern or a list; in half of the cases the star. */
    private Json patterns(List<String> choices) {
        if (dice.percent(50)) {
            return Json.of("*");
        }
        return dice.percent(60)
                ? Json.of(dice.of(choices))
                : Json.texts(dice.some(1, 3, () -> dice.of(choices)));
    }

    private Json conditioned(Json statement) {
        if (dice.percent(45)) {
            return statement;
        }
        Json condition = Json.of(Map.of());
        for (int i = 1 + dice.below(2); i > 0; i--) {
            String operator = "Null";
            Family family = dice.of(Family.ALL);
            Json wanted = Json.of(dice.of("true", "false"));
            if (dice.percent(90)) {
                operator =
                        dice.of("", "", "", "ForAllValues:", "ForAnyValue:")
                                + dice.of(family.operators())
                                + dice.of("", "", "IfExists");
                wanted = Json.texts(dice.some(1, 3, () -> dice.of(family.wanted())));
            }
            String key = dice.percent(50) ? family.single() : family.several();
            condition = with(condition, operator, field(dice.recased(key), wanted));
        }
        return with(statement, "Condition", condition);
    }
}
