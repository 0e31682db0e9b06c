package cloister.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a careless edit weakens a statement. */
enum Weakness {
    CONDITION("a condition dropped") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            eachTest(
                    statement,
                    (operator, key, values) ->
                            edits.add(
                                    "without %s %s".formatted(operator, key),
                                    tested(statement, operator, key, "", List.of())));
        }
    },
    OPERATOR("an operator swapped") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            eachTest(
                    statement,
                    (operator, key, values) ->
                            SWAPS.getOrDefault(operator, List.of())
                                    .forEach(
                                            other ->
                                                    edits.add(
                                                            "%s %s became %s"
                                                                    .formatted(
                                                                            operator, key, other),
                                                            tested(
                                                                    statement, operator, key, other,
                                                                    values))));
        }
    },
    VALUE("a condition's values changed") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            eachTest(
                    statement,
                    (operator, key, values) -> {
                        for (String more : operator.equals("Null") ? NEITHER : OTHERS) {
                            List<Object> all = new ArrayList<>(values);
                            all.add(more);
                            edits.add(
                                    "%s %s also %s".formatted(operator, key, more),
                                    tested(statement, operator, key, operator, all));
                        }
                        for (Object value : values.size() > 1 ? values : List.of()) {
                            List<Object> fewer = new ArrayList<>(values);
                            fewer.remove(value);
                            edits.add(
                                    "%s %s without %s".formatted(operator, key, value),
                                    tested(statement, operator, key, operator, fewer));
                        }
                    });
        }
    },
    RESOURCE("a resource widened") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            String element = statement.containsKey("NotResource") ? "NotResource" : "Resource";
            boolean widens = denies(statement) == element.equals("NotResource");
            List<Object> all = list(statement.getOrDefault(element, List.of()));
            for (Object one : all) {
                List<Object> others = new ArrayList<>(all);
                others.remove(one);
                if (widens && !one.equals("*")) {
                    others.add("*");
                    edits.add("any resource for " + one, with(statement, element, others));
                } else if (!others.isEmpty()) {
                    edits.add("without resource " + one, with(statement, element, others));
                }
            }
        }
    },
    ACTION("an action widened") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            List<Object> all = list(statement.getOrDefault("Action", List.of()));
            for (Object one : denies(statement) ? List.of() : all) {
                String action = one.toString();
                int letter = action.indexOf(':') + 1;
                int end = Math.min(letter + 1, action.length());
                while (end < action.length() && Character.isLowerCase(action.charAt(end))) {
                    end++;
                }
                for (int length : new int[] {end, letter}) {
                    String wide = action.substring(0, length) + "*";
                    List<Object> others = new ArrayList<>(all);
                    others.remove(one);
                    others.add(wide);
                    if (!wide.equals(action)) {
                        edits.add(
                                "%s for %s".formatted(wide, action),
                                with(statement, "Action", others));
                    }
                }
            }
        }
    },
    DENIAL("a denial narrowed or turned") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            if (!denies(statement)) {
                return;
            }
            edits.add("Deny became Allow", with(statement, "Effect", "Allow"));
            List<Object> all = list(statement.getOrDefault("Action", List.of()));
            for (Object one : all) {
                List<Object> others = new ArrayList<>(all);
                others.remove(one);
                if (others.isEmpty()) {
                    others.add("sagemaker:DescribeImage");
                }
                edits.add("no longer denies " + one, with(statement, "Action", others));
            }
        }
    },
    TRUST("a trust widened") {
        @Override
        void edits(Map<String, Object> statement, Edits edits) {
            if (statement.containsKey("Principal")) {
                edits.add("everybody", with(statement, "Principal", "*"));
                edits.add(
                        "the account", with(statement, "Principal", Map.of("AWS", "123456789012")));
                edits.add(
                        "the other team's role",
                        with(
                                statement,
                                "Principal",
                                Map.of(
                                        "AWS",
                                        "arn:aws:iam::123456789012:role/SageMakerStudioDeveloperTeamARole")));
            }
        }
    };

    private static final List<String> OTHERS =
            List.of("TeamA", "TeamB", "studiouserid", "*", "userA1");
    private static final List<String> NEITHER = List.of("true");
    private static final Map<String, List<String>> SWAPS =
            Map.of(
                    "StringEquals",
                    List.of(
                            "StringEqualsIfExists",
                            "StringNotEquals",
                            "StringLike",
                            "StringEqualsIgnoreCase",
                            "ForAllValues:StringEquals",
                            "ForAnyValue:StringEquals"),
                    "StringNotEquals",
                    List.of(
                            "StringEquals",
                            "ForAnyValue:StringNotEquals",
                            "StringNotEqualsIfExists"),
                    "ForAllValues:StringLike",
                    List.of("ForAnyValue:StringLike", "ForAllValues:StringNotLike"),
                    "StringEqualsIgnoreCase",
                    List.of(
                            "StringEqualsIgnoreCaseIfExists",
                            "StringNotEqualsIgnoreCase",
                            "ArnLike"),
                    "ArnNotLike",
                    List.of("ArnLike", "StringNotEquals", "ForAnyValue:ArnNotLike"),
                    "Null",
                    List.of("StringLikeIfExists", "StringEquals"),
                    "ForAnyValue:StringEqualsIgnoreCase",
                    List.of(
                            "ForAllValues:StringEqualsIgnoreCase",
                            "ForAnyValue:StringEquals",
                            "ForAnyValue:StringNotEqualsIgnoreCase"));

    private final String words;

    Weakness(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** All statements that one edit of this sort makes. */
    abstract void edits(Map<String, Object> statement, Edits edits);

    /** Takes statements as they were edited. */
    interface Edits {
        void add(String words, Map<String, Object> statement);
    }

    private interface Tests {
        void test(String operator, String key, List<Object> values);
    }

    private static boolean denies(Map<String, Object> statement) {
        return "Deny".equals(statement.get("Effect"));
    }

    private static List<Object> list(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
    }

    private static Map<String, Object> members(Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(name.toString(), value));
        }
        return members;
    }

    private static void eachTest(Map<String, Object> statement, Tests tests) {
        members(statement.getOrDefault("Condition", Map.of()))
                .forEach(
                        (operator, keys) ->
                                members(keys)
                                        .forEach(
                                                (key, values) ->
                                                        tests.test(operator, key, list(values))));
    }

    private static Map<String, Object> with(
            Map<String, Object> statement, String element, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(statement);
        changed.put(element, value);
        return changed;
    }

    /** With one test as another one, or without it where the other operator is empty. */
    private static Map<String, Object> tested(
            Map<String, Object> statement,
            String operator,
            String key,
            String other,
            List<Object> values) {
        Map<String, Object> conditions = members(statement.getOrDefault("Condition", Map.of()));
        Map<String, Object> keys = members(conditions.getOrDefault(operator, Map.of()));
        keys.remove(key);
        conditions.put(operator, keys);
        if (keys.isEmpty()) {
            conditions.remove(operator);
        }
        if (!other.isEmpty()) {
            Map<String, Object> more = members(conditions.getOrDefault(other, Map.of()));
            more.put(key, values);
            conditions.put(other, more);
        }
        Map<String, Object> changed = with(statement, "Condition", conditions);
        if (conditions.isEmpty()) {
            changed.remove("Condition");
        }
        return changed;
    }
}
