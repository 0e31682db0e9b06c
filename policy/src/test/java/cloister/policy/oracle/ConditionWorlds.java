package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.HOME;
import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.statement;
import static cloister.policy.oracle.Trees.with;

import java.util.ArrayList;
import java.util.List;

/** Every operator with every affix, on every value and pair of values, given and wanted. */
final class ConditionWorlds {
    private static final String ANA = "arn:aws:iam::" + HOME + ":user/ana";
    private static final Json ALLOW = statement("Allow", "*", "*");

    private ConditionWorlds() {}

    /** The worlds of one family's operators: each a list of cases that differ in their requests. */
    static List<List<Json>> of(Family family) {
        List<List<Json>> worlds = new ArrayList<>();
        for (String operator : family.operators()) {
            for (String prefix : List.of("", "ForAllValues:", "ForAnyValue:")) {
                for (String suffix : List.of("", "IfExists")) {
                    add(worlds, prefix + operator + suffix, family, family.wanted());
                }
            }
        }
        add(worlds, "Null", family, List.of("true", "false"));
        return worlds;
    }

    private static void add(
            List<List<Json>> worlds, String operator, Family family, List<String> values) {
        List<Json> requests = requests(family);
        for (List<String> wanted : listsUpToTwo(values)) {
            Json condition = field(operator, field(family.several(), Json.texts(wanted)));
            for (Json policy : wanted.isEmpty() ? List.<Json>of() : policies(condition)) {
                Json world = with(principal(), "identityPolicies", Json.of(List.of(policy)));
                worlds.add(requests.stream().map(r -> with(world, "request", r)).toList());
            }
        }
    }

    /** A condition in an Allow, in a Deny beside an Allow, and in a document of the old version. */
    private static List<Json> policies(Json condition) {
        Json allow = with(ALLOW, "Condition", condition);
        Json deny = with(statement("Deny", "*", "*"), "Condition", condition);
        return List.of(
                Trees.policy(allow),
                Trees.policy("2012-10-17", List.of(ALLOW, deny)),
                Trees.policy("2008-10-17", List.of(allow)));
    }

    private static Json principal() {
        return field("principal", caller().principal());
    }

    private static Trees.Caller caller() {
        return Trees.caller("User", ANA, HOME, Callers.RED, "");
    }

    private static List<Json> requests(Family family) {
        Json request = field("action", Json.of("s3:GetObject"));
        Json asked = with(request, "resource", Json.of("arn:aws:s3:::lab/x"));
        List<Json> requests = new ArrayList<>();
        requests.add(with(asked, "context", caller().context()));
        for (List<String> given : listsUpToTwo(family.given())) {
            Json context = Trees.withEven(caller().context(), family.several(), Json.texts(given));
            requests.add(with(asked, "context", context));
        }
        return requests;
    }

    /** No value, each one, and pairs of them. */
    private static List<List<String>> listsUpToTwo(List<String> values) {
        List<List<String>> lists = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < values.size(); i++) {
            lists.add(List.of(values.get(i)));
            lists.add(List.of(values.get(i), values.get((i + 1) % values.size())));
            lists.add(List.of(values.get(i), values.get((i + 3) % values.size())));
        }
        return lists;
    }
}
