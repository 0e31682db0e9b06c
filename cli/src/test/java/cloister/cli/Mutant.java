package cloister.cli;

import cloister.cli.teams.Document;
import cloister.cli.teams.Rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A blueprint of which one statement is weakened, as a careless edit would.
 *
 * @param kind the sort of edit
 * @param words what was done
 */
record Mutant(String kind, String words, Rendering rendering) {
    private static final String TWICE = "two of these in one statement";

    /** A statement after edits. */
    private record Edited(
            int document,
            int statement,
            Weakness weakness,
            String words,
            Map<String, Object> members) {}

    /**
     * So many mutants, no two of them alike: first those of one edit, in random order, then those
     * of two edits of one statement.
     */
    static List<Mutant> of(Rendering rendering, int wanted, Random random) throws IOException {
        List<Edited> single = new ArrayList<>();
        for (int i = 0; i < rendering.documents().size(); i++) {
            List<Map<String, Object>> statements = statements(rendering.documents().get(i));
            for (int j = 0; j < statements.size(); j++) {
                single.addAll(edits(i, j, statements.get(j)));
            }
        }
        Collections.shuffle(single, random);
        Map<String, Mutant> mutants = new LinkedHashMap<>();
        for (Edited edited : single.subList(0, Math.min(wanted, single.size()))) {
            add(of(rendering, edited, edited.weakness().words(), edited.words()), mutants);
        }
        for (int tries = 0; mutants.size() < wanted && tries < 100 * wanted; tries++) {
            Edited first = single.get(random.nextInt(single.size()));
            List<Edited> more = edits(first.document(), first.statement(), first.members());
            if (!more.isEmpty()) {
                Edited second = more.get(random.nextInt(more.size()));
                add(of(rendering, second, TWICE, first.words() + ", " + second.words()), mutants);
            }
        }
        return List.copyOf(mutants.values());
    }

    /** What is written the same is the same mutant. */
    private static void add(Mutant mutant, Map<String, Mutant> mutants) {
        mutants.putIfAbsent(
                mutant.rendering().documents().stream().map(Document::json).toList().toString(),
                mutant);
    }

    private static List<Edited> edits(int document, int at, Map<String, Object> statement) {
        List<Edited> all = new ArrayList<>();
        for (Weakness weakness : Weakness.values()) {
            weakness.edits(
                    statement,
                    (words, members) ->
                            all.add(new Edited(document, at, weakness, words, members)));
        }
        return all;
    }

    private static Mutant of(Rendering rendering, Edited edited, String kind, String words)
            throws IOException {
        Document document = rendering.documents().get(edited.document());
        Map<String, Object> policy = JsonTree.read(document.json());
        List<Map<String, Object>> statements = statements(document);
        statements.set(edited.statement(), edited.members());
        policy.put("Statement", statements);
        List<Document> documents = new ArrayList<>(rendering.documents());
        documents.set(
                edited.document(),
                new Document(
                        document.file(),
                        document.kind(),
                        document.name(),
                        JsonTree.pretty(policy),
                        document.attachedTo()));
        return new Mutant(
                kind,
                "%s, %s: %s".formatted(document.file(), edited.members().get("Sid"), words),
                new Rendering(
                        rendering.teams(),
                        documents,
                        rendering.groups(),
                        rendering.users(),
                        rendering.roles(),
                        rendering.profiles()));
    }

    private static List<Map<String, Object>> statements(Document document) throws IOException {
        List<Map<String, Object>> statements = new ArrayList<>();
        if (JsonTree.read(document.json()).get("Statement") instanceof List<?> list) {
            for (Object each : list) {
                Map<String, Object> members = new LinkedHashMap<>();
                if (each instanceof Map<?, ?> map) {
                    map.forEach((name, value) -> members.put(name.toString(), value));
                }
                statements.add(members);
            }
        }
        return statements;
    }
}
