package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.with;

import java.util.ArrayList;
import java.util.List;

/** Both forms of Action and Resource with every pattern, in every version of the language. */
final class ElementWorlds {
    private ElementWorlds() {}

    /** The worlds of one caller: each a list of cases that differ in their requests. */
    static List<List<Json>> of(Trees.Caller caller) {
        List<Json> requests = requests(caller);
        List<List<Json>> worlds = new ArrayList<>();
        for (Json statement : statements()) {
            for (String version : List.of("2012-10-17", "2008-10-17", "")) {
                Json policy = Trees.policy(version, List.of(statement));
                Json world = field("principal", caller.principal());
                Json made = with(world, "identityPolicies", Json.of(List.of(policy)));
                worlds.add(requests.stream().map(r -> with(made, "request", r)).toList());
            }
        }
        return worlds;
    }

    private static List<Json> statements() {
        List<Json> statements = new ArrayList<>();
        for (String action : Pools.ACTION_PATTERNS) {
            for (String resource : Pools.RESOURCE_PATTERNS) {
                for (String not : List.of("", "A", "R", "AR")) {
                    String actionName = not.contains("A") ? "NotAction" : "Action";
                    String resourceName = not.contains("R") ? "NotResource" : "Resource";
                    Json statement = field("Effect", Json.of("Allow"));
                    statement = with(statement, actionName, Json.of(action));
                    statements.add(with(statement, resourceName, Json.of(resource)));
                }
            }
        }
        return statements;
    }

    private static List<Json> requests(Trees.Caller caller) {
        List<Json> requests = new ArrayList<>();
        for (String action : Pools.ACTIONS) {
            for (String resource : Pools.resources(action)) {
                Json request = field("action", Json.of(action));
                request = with(request, "resource", Json.of(resource));
                requests.add(with(request, "context", caller.context()));
            }
        }
        return requests;
    }
}
