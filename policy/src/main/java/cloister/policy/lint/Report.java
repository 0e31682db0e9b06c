package cloister.policy.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects findings while a text is read. */
final class Report {
    /** Findings kept of one text; a text with more is no policy with mistakes but no policy. */
    static final int MOST = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Integer> policies = new ArrayList<>();
    private final Map<Rule, Repeated> repeated = new LinkedHashMap<>();
    private int policy = 1;

    /** Says which of the text's policies is read from here on, from 1. */
    void enter(int number) {
        flush();
        policy = number;
    }

    void add(Rule rule, Span span, String where, String message, String advice) {
        add(rule, span, where, message, advice, Optional.empty());
    }

    void add(Rule rule, Span span, String where, String message, String advice, Fix fix) {
        add(rule, span, where, message, advice, Optional.of(fix));
    }

    void add(Rule rule, Span span, String where, String message, String advice, Optional<Fix> fix) {
        if (!full()) {
            findings.add(new Finding(rule, span, where, message, advice, fix));
            policies.add(policy);
        }
    }

    /** Whether no more findings are kept. */
    boolean full() {
        return findings.size() >= MOST;
    }

    /** Whether the policy has an error of a rule that can't be mended. */
    boolean leaves(Rule rule) {
        for (int i = findings.size() - 1; i >= 0 && policies.get(i) == policy; i--) {
            if (findings.get(i).rule().equals(rule) && findings.get(i).fix().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Adds a slip that people make many times over; a policy's are told as one finding. */
    void repeat(Rule rule, Span span, List<Edit> edits) {
        repeated.computeIfAbsent(rule, r -> new Repeated(span)).add(edits);
    }

    private void flush() {
        repeated.forEach(
                (rule, slips) ->
                        add(
                                rule,
                                slips.first,
                                "",
                                SyntaxRules.message(rule, slips.count),
                                "",
                                new Fix(SyntaxRules.mend(rule), slips.edits)));
        repeated.clear();
    }

    /**
     * All findings, in the order of the text.
     *
     * @param several whether to say of each which policy it is in
     */
    List<Finding> findings(boolean several) {
        flush();
        List<Finding> placed = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            placed.add(
                    several
                            ? findings.get(i).within("policy " + policies.get(i))
                            : findings.get(i));
        }
        placed.sort(
                Comparator.comparingInt((Finding finding) -> finding.span().start())
                        .thenComparing(Finding::severity)
                        .thenComparing(finding -> finding.rule().id()));
        return List.copyOf(placed);
    }

    /** A slip with all its edits. */
    private static final class Repeated {
        private final Span first;
        private final List<Edit> edits = new ArrayList<>();
        private int count;

        Repeated(Span first) {
            this.first = first;
        }

        void add(List<Edit> more) {
            edits.addAll(more);
            count++;
        }
    }
}
