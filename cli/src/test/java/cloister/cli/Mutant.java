package cloister.cli;

import cloister.cli.teams.Document;
import cloister.cli.teams.Rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A blueprint of which one statement is weakened, as a careless edit would.
 *
 * @param words what was done
 */
record Mutant(String words, Rendering rendering) {
    private static final Map<String, String> SWAPS =
            Map.of(
                    "StringEquals", "StringEqualsIfExists",
                    "StringNotEquals", "StringEquals",
                    "ForAllValues:StringLike", "ForAnyValue:StringLike",
                    "ArnLike", "ArnLikeIfExists",
                    "ArnNotLike", "ArnLike",
                    "Null", "StringLikeIfExists",
                    "ForAnyValue:StringEqualsIgnoreCase", "ForAllValues:StringEqualsIgnoreCase");

    /** Weakens one statement; empty where the chosen one has nothing of that sort. */
    static Optional<Mutant> of(Rendering rendering, Random random) throws IOException {
        int chosen = random.nextInt(rendering.documents().size());
        Document document = rendering.documents().get(chosen);
        if (document.kind() == Document.Kind.TRUST) {
            return Optional.empty();
        }
        Map<String, Object> policy = JsonTree.read(document.json());
        List<Map<String, Object>> statements = new ArrayList<>();
        if (policy.get("Statement") instanceof List<?> list) {
            list.forEach(each -> statements.add(copied(each)));
        }
        Map<String, Object> statement = statements.get(random.nextInt(statements.size()));
        Optional<String> done = weaken(statement, random);
        if (done.isEmpty()) {
            return Optional.empty();
        }
        policy.put("Statement", statements);
        List<Document> documents = new ArrayList<>(rendering.documents());
        documents.set(
                chosen,
                new Document(
                        document.file(),
                        document.kind(),
                        document.name(),
                        JsonTree.pretty(policy),
                        document.attachedTo()));
        return Optional.of(
                new Mutant(
                        "%s, %s: %s".formatted(document.file(), statement.get("Sid"), done.get()),
                        new Rendering(
                                rendering.teams(),
                                documents,
                                rendering.groups(),
                                rendering.users(),
                                rendering.roles(),
                                rendering.profiles())));
    }

    private static Optional<String> weaken(Map<String, Object> statement, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> dropCondition(statement, random);
            case 1 -> swapOperator(statement, random);
            case 2 -> widenResource(statement);
            case 3 -> widenAction(statement, random);
            default -> turnDeny(statement);
        };
    }

    private static Optional<String> dropCondition(Map<String, Object> statement, Random random) {
        Map<String, Object> conditions = copied(statement.getOrDefault("Condition", Map.of()));
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        String operator = pick(conditions.keySet(), random);
        Map<String, Object> keys = copied(conditions.getOrDefault(operator, Map.of()));
        String key = pick(keys.keySet(), random);
        keys.remove(key);
        conditions.put(operator, keys);
        if (keys.isEmpty()) {
            conditions.remove(operator);
        }
        statement.put("Condition", conditions);
        if (conditions.isEmpty()) {
            statement.remove("Condition");
        }
        return Optional.of("without %s %s".formatted(operator, key));
    }

    private static Optional<String> swapOperator(Map<String, Object> statement, Random random) {
        Map<String, Object> conditions = copied(statement.getOrDefault("Condition", Map.of()));
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        String operator = pick(conditions.keySet(), random);
        String other = SWAPS.get(operator);
        if (other == null || conditions.containsKey(other)) {
            return Optional.empty();
        }
        Object keys = conditions.remove(operator);
        conditions.put(other, keys == null ? Map.of() : keys);
        statement.put("Condition", conditions);
        return Optional.of("%s became %s".formatted(operator, other));
    }

    private static Optional<String> widenResource(Map<String, Object> statement) {
        boolean deny = "Deny".equals(statement.get("Effect"));
        if (statement.remove("NotResource") == null && "*".equals(statement.get("Resource"))) {
            return Optional.empty();
        }
        statement.put("Resource", deny ? List.of("arn:aws:sagemaker:*:*:nothing/*") : List.of("*"));
        return Optional.of(deny ? "denies nothing that is" : "every resource");
    }

    private static Optional<String> widenAction(Map<String, Object> statement, Random random) {
        List<String> actions = new ArrayList<>();
        Object known = statement.getOrDefault("Action", List.of());
        if (known instanceof List<?> list) {
            list.forEach(each -> actions.add(each.toString()));
        } else {
            actions.add(known.toString());
        }
        int chosen = random.nextInt(actions.size());
        String action = actions.get(chosen);
        if ("Deny".equals(statement.get("Effect"))) {
            if (actions.size() == 1) {
                return Optional.empty();
            }
            actions.remove(chosen);
            statement.put("Action", actions);
            return Optional.of("no longer denies " + action);
        }
        int letter = action.indexOf(':') + 1;
        int end = letter + 1;
        while (end < action.length() && Character.isLowerCase(action.charAt(end))) {
            end++;
        }
        String wide = action.substring(0, end) + "*";
        if (wide.equals(action)) {
            wide = action.substring(0, letter) + "*";
        }
        actions.set(chosen, wide);
        statement.put("Action", actions);
        return Optional.of("%s became %s".formatted(action, wide));
    }

    private static Optional<String> turnDeny(Map<String, Object> statement) {
        if (!"Deny".equals(statement.get("Effect"))) {
            return Optional.empty();
        }
        statement.put("Effect", "Allow");
        return Optional.of("Deny became Allow");
    }

    private static Map<String, Object> copied(Object members) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (members instanceof Map<?, ?> map) {
            map.forEach((name, value) -> copy.put(name.toString(), value));
        }
        return copy;
    }

    private static String pick(java.util.Collection<String> from, Random random) {
        return from.stream().sorted().toList().get(random.nextInt(from.size()));
    }
}
