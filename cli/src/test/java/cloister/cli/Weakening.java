package cloister.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A policy with one thing changed in one statement.
 *
 * @param change what was changed, for a person to read
 * @param policy the changed policy's text
 */
record Weakening(String change, String policy) {
    private static final List<String> OTHERS = List.of("owner", "team", "userA2", "TeamB");

    /** All changes of a policy, one at a time. */
    static List<Weakening> of(String policy) throws IOException {
        List<Weakening> changes = new ArrayList<>();
        int statements = statements(JsonTree.read(policy)).size();
        for (int i = 0; i < statements; i++) {
            int at = i;
            changes.add(change(policy, at, "without the statement", statement -> null));
            conditions(policy, at, changes);
            actions(policy, at, changes);
            if (!"*".equals(statement(policy, at).getOrDefault("Resource", "*"))) {
                changes.add(
                        change(policy, at, "on every resource", with("Resource", value -> "*")));
            }
        }
        return changes;
    }

    private interface Edit {
        /** The statement as it is to be; null to drop it. */
        @Nullable Object apply(Map<String, Object> statement);
    }

    private interface Replacement {
        Object apply(Object before);
    }

    private static void conditions(String policy, int at, List<Weakening> changes)
            throws IOException {
        Object block = statement(policy, at).get("Condition");
        if (!(block instanceof Map<?, ?> operators)) {
            return;
        }
        changes.add(change(policy, at, "without its condition", without("Condition")));
        for (Map.Entry<?, ?> operator : operators.entrySet()) {
            String name = String.valueOf(operator.getKey());
            if (operators.size() > 1) {
                changes.add(
                        change(
                                policy,
                                at,
                                "without " + name,
                                with("Condition", value -> dropped(value, name))));
            }
            if (name.equals("Null")) {
                continue;
            }
            changes.add(
                    change(
                            policy,
                            at,
                            name + " content with other values too",
                            with("Condition", value -> widened(value, name))));
        }
    }

    private static void actions(String policy, int at, List<Weakening> changes) throws IOException {
        Object action = Objects.requireNonNull(statement(policy, at).get("Action"));
        List<?> all = action instanceof List<?> list ? list : List.of(action);
        for (Object one : all) {
            String every = one.toString().split(":", -1)[0] + ":*";
            List<?> others = all.stream().filter(other -> !other.equals(one)).toList();
            if (!others.isEmpty()) {
                changes.add(change(policy, at, "without " + one, with("Action", value -> others)));
            }
            if (!every.equals(one)) {
                List<Object> more = new ArrayList<>(others);
                more.add(every);
                changes.add(
                        change(
                                policy,
                                at,
                                "with %s for %s".formatted(every, one),
                                with("Action", value -> more)));
            }
        }
    }

    private static Weakening change(String policy, int at, String what, Edit edit)
            throws IOException {
        Map<String, Object> document = new LinkedHashMap<>(JsonTree.read(policy));
        List<Object> changed = new ArrayList<>();
        List<Map<String, Object>> statements = statements(document);
        for (int i = 0; i < statements.size(); i++) {
            Object statement = i == at ? edit.apply(statements.get(i)) : statements.get(i);
            if (statement != null) {
                changed.add(statement);
            }
        }
        document.put("Statement", changed);
        return new Weakening(statements.get(at).get("Sid") + " " + what, JsonTree.write(document));
    }

    private static Edit without(String element) {
        return statement -> {
            Map<String, Object> changed = new LinkedHashMap<>(statement);
            changed.remove(element);
            return changed;
        };
    }

    private static Edit with(String element, Replacement replacement) {
        return statement -> {
            Map<String, Object> changed = new LinkedHashMap<>(statement);
            changed.computeIfPresent(element, (name, value) -> replacement.apply(value));
            return changed;
        };
    }

    private static Object dropped(Object condition, String operator) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) condition);
        changed.remove(operator);
        return changed;
    }

    /** Each key of the operator is content with other values too. */
    private static Object widened(Object condition, String operator) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) condition);
        Map<Object, Object> keys = new LinkedHashMap<>((Map<?, ?>) changed.get(operator));
        keys.replaceAll(
                (key, value) -> {
                    List<Object> values =
                            new ArrayList<>(value instanceof List<?> list ? list : List.of(value));
                    values.addAll(OTHERS);
                    return values;
                });
        changed.put(operator, keys);
        return changed;
    }

    private static Map<String, Object> statement(String policy, int at) throws IOException {
        return statements(JsonTree.read(policy)).get(at);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> statements(Map<String, Object> document) {
        return (List<Map<String, Object>>) Objects.requireNonNull(document.get("Statement"));
    }
}
