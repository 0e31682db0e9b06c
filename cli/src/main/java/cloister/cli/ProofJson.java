package cloister.cli;

import cloister.prover.Newly;
import cloister.prover.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verdict as JSON, for programs. */
final class ProofJson {
    private ProofJson() {}

    /**
     * @param newly what is newly allowed, where that was asked
     */
    static String of(Verdict verdict, Optional<List<Newly>> newly) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("result", verdict.result().word());
        all.put("properties", verdict.properties().stream().map(ProofJson::property).toList());
        newly.ifPresent(
                changes ->
                        all.put("newlyAllowed", changes.stream().map(ProofJson::change).toList()));
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

    private static Map<String, Object> change(Newly newly) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("who", newly.who());
        members.put("as", newly.sample());
        members.put("action", newly.action());
        members.put("on", newly.on());
        members.put("certain", newly.certain());
        return members;
    }

    /** Of what isn't decided, also what would have to be known. */
    private static List<String> assumptions(Verdict.Outcome outcome) {
        List<String> all = new ArrayList<>(outcome.assumptions());
        outcome.reasons().forEach(reason -> all.add("open: " + reason));
        return all;
    }
}
