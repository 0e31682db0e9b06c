package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.statement;
import static cloister.policy.oracle.Trees.with;

import java.util.ArrayList;
import java.util.List;

/** Every layer absent, allowing, silent or denying, under every form of resource policy. */
final class LayerWorlds {
    private static final Json ALL = statement("Allow", "*", "*");
    private static final Json NONE = statement("Deny", "*", "*");
    private static final Json ALLOW = Trees.policy(ALL);
    private static final Json SILENT = Trees.policy(statement("Allow", "ec2:*", "*"));
    private static final Json DENY = Trees.policy(NONE);
    private static final Json GUARD = Trees.policy(with(ALL, "Principal", Json.of("*")));

    private LayerWorlds() {}

    /** The worlds of one caller: each a list of cases that differ in their requests. */
    static List<List<Json>> of(Trees.Caller caller) {
        String type = caller.principal().at("type").text();
        boolean attached = !type.equals("Root") && !type.equals("Service");
        boolean session = type.equals("AssumedRole") || type.equals("FederatedUser");
        List<Json> absent = List.of(Json.ABSENT);
        List<Json> identity = List.of(Json.ABSENT, list(ALLOW), list(DENY));
        List<Json> boundary = List.of(Json.ABSENT, ALLOW, SILENT);
        List<Json> sessions = List.of(Json.ABSENT, list(ALLOW), list(SILENT, ALLOW), list(SILENT));
        List<Json> scps = List.of(Json.ABSENT, list(list(ALLOW), list(SILENT)), list(list(ALLOW)));
        List<Json> rcps = List.of(Json.ABSENT, list(list(GUARD), list(GUARD)));

        List<Json> worlds = List.of(field("principal", caller.principal()));
        worlds = each(worlds, "identityPolicies", attached ? identity : absent);
        worlds = each(worlds, "permissionsBoundary", attached ? boundary : absent);
        worlds = each(worlds, "sessionPolicies", session ? sessions : absent);
        worlds = each(worlds, "scps", scps);
        worlds = each(worlds, "rcps", rcps);
        worlds = each(worlds, "resourcePolicy", resourcePolicies());
        List<Json> requests = requests(caller);
        return worlds.stream()
                .map(world -> requests.stream().map(r -> with(world, "request", r)).toList())
                .toList();
    }

    private static Json list(Json... items) {
        return Json.of(List.of(items));
    }

    private static List<Json> each(List<Json> worlds, String layer, List<Json> choices) {
        return worlds.stream()
                .flatMap(world -> choices.stream().map(choice -> with(world, layer, choice)))
                .toList();
    }

    /** Nothing; and for every way to name somebody an Allow, a Deny and an exception to a Deny. */
    private static List<Json> resourcePolicies() {
        Json everyone = with(ALL, "Principal", Json.of("*"));
        List<Json> policies = new ArrayList<>(List.of(Json.ABSENT));
        for (Json named : Callers.named()) {
            policies.add(Trees.policy(with(ALL, "Principal", named)));
            policies.add(Trees.policy(with(NONE, "Principal", named)));
            Json except = with(NONE, "NotPrincipal", named);
            policies.add(Trees.policy("2012-10-17", List.of(everyone, except)));
        }
        return policies;
    }

    private static List<Json> requests(Trees.Caller caller) {
        List<Json> requests = new ArrayList<>();
        for (String action : List.of("s3:GetObject", "sts:AssumeRole", "kms:Decrypt")) {
            for (String owner : List.of(Trees.HOME, Trees.ABROAD)) {
                Json request = field("action", Json.of(action));
                request = with(request, "resource", Json.of(Pools.resources(action).getFirst()));
                request = with(request, "resourceAccount", Json.of(owner));
                requests.add(with(request, "context", caller.context()));
            }
        }
        return requests;
    }
}
