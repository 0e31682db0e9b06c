package cloister.cli;

import cloister.prover.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict as JSON, for programs. */
final class ProofJson {
    private ProofJson() {}

    static String of(Verdict verdict) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("result", verdict.result().word());
        all.put("properties", verdict.properties().stream().map(ProofJson::property).toList());
        return JsonTree.pretty(all);
    }

    private static Map<String, Object> property(Verdict.Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", outcome.name());
        members.put("result", outcome.result().word());
        members.put("calls", ProofText.calls(outcome));
        members.put("replayed", outcome.replayed());
        members.put("assumptions", assumptions(outcome));
        return members;
    }

    /** Of what isn't decided, also what would have to be known. */
    private static List<String> assumptions(Verdict.Outcome outcome) {
        List<String> all = new ArrayList<>(outcome.assumptions());
        outcome.reasons().forEach(reason -> all.add("open: " + reason));
        return all;
    }
}
