package cloister.cli;

import cloister.cli.stack.Change;
import cloister.cli.stack.Difference;
import cloister.cli.stack.Plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as programs read it. */
final class PlanJson {
    private PlanJson() {}

    static String of(String stack, String account, Plan plan) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("stack", stack);
        members.put("account", account);
        members.put("changes", plan.changes().stream().map(PlanJson::change).toList());
        members.put("refusals", plan.refusals());
        Map<String, Object> summary = new LinkedHashMap<>();
        for (String word : List.of("create", "update", "replace", "delete")) {
            summary.put(word, plan.count(word));
        }
        members.put("summary", summary);
        return JsonTree.pretty(members);
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("action", change.word());
        members.put("kind", change.kind().word());
        members.put("name", change.name());
        members.put("attributes", change.differences().stream().map(PlanJson::difference).toList());
        return members;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", difference.attribute());
        difference.before().ifPresent(value -> members.put("before", value.text()));
        difference.after().ifPresent(value -> members.put("after", value.text()));
        return members;
    }
}
