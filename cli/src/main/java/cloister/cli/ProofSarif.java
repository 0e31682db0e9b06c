package cloister.cli;

import cloister.prover.Property;
import cloister.prover.Result;
import cloister.prover.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What isn't proved as SARIF; what is proved is no finding. */
final class ProofSarif {
    private static final String OWN = "never";

    private ProofSarif() {}

    /**
     * @param file what the verdict is of; empty where it is a live account
     */
    static String of(Verdict verdict, Optional<String> file) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Property property : Property.values()) {
            rules.add(Sarif.rule(id(property.words()), property.words(), "error"));
        }
        rules.add(Sarif.rule(OWN, "a property of one's own, written in the file", "error"));
        return Sarif.log(
                "cloister prove",
                rules,
                verdict.properties().stream()
                        .filter(outcome -> outcome.result() != Result.PROVED)
                        .map(outcome -> result(outcome, file))
                        .toList());
    }

    private static String id(String name) {
        for (Property property : Property.values()) {
            if (property.words().equals(name)) {
                return property.name().toLowerCase(Locale.ROOT);
            }
        }
        return OWN;
    }

    private static Map<String, Object> result(Verdict.Outcome outcome, Optional<String> file) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ruleId", id(outcome.name()));
        object.put("level", outcome.result() == Result.BROKEN ? "error" : "warning");
        object.put("message", Sarif.text(message(outcome)));
        Map<String, Object> location = new LinkedHashMap<>();
        file.ifPresent(
                name ->
                        location.put(
                                "physicalLocation",
                                Map.of(
                                        "artifactLocation",
                                        Sarif.artifact(name),
                                        "region",
                                        Map.of("startLine", 1))));
        location.put("logicalLocations", List.of(Map.of("name", outcome.name())));
        object.put("locations", List.of(location));
        object.put("partialFingerprints", Map.of("property/v1", outcome.name()));
        return object;
    }

    private static String message(Verdict.Outcome outcome) {
        StringBuilder text =
                new StringBuilder(
                        outcome.result() == Result.BROKEN
                                ? "Broken: " + outcome.name() + "."
                                : "Not decided: " + outcome.name() + ".");
        List<String> calls = ProofText.calls(outcome);
        if (!calls.isEmpty()) {
            text.append(outcome.replayed() ? " Replayed:\n" : " The calls:\n")
                    .append(String.join("\n", calls));
        }
        outcome.reasons().forEach(reason -> text.append('\n').append(reason));
        return text.toString();
    }
}
