package cloister.policy.cases;

import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;

import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the policies of cases, each text once. Safe for several threads. */
final class CasePolicies {
    /** More policies than this in one run are not kept, so that memory stays within bounds. */
    private static final int MOST_KEPT = 10_000;

    private final Map<Source, PolicyDocument> documents = new ConcurrentHashMap<>();
    private final Map<List<NamedPolicy>, PolicySet> sets = new ConcurrentHashMap<>();

    private record Source(String text, PolicyKind kind) {}

    /** A list of policies as one layer; null has none. */
    List<NamedPolicy> list(CaseJson json, String member, PolicyKind kind)
            throws IOException, CaseException {
        List<NamedPolicy> policies = new ArrayList<>();
        if (json.startList(member)) {
            for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
                policies.add(policy(json, token, member + "[" + policies.size() + "]", kind));
            }
        }
        return policies;
    }

    /** A list of levels of policies. */
    List<PolicySet> levels(CaseJson json, String member, PolicyKind kind)
            throws IOException, CaseException {
        List<PolicySet> levels = new ArrayList<>();
        if (json.startList(member)) {
            for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
                String level = member + "[" + levels.size() + "]";
                if (token != JsonToken.START_ARRAY) {
                    throw new CaseException(level + " is not a list of policies");
                }
                List<NamedPolicy> policies = new ArrayList<>();
                while ((token = json.next()) != JsonToken.END_ARRAY) {
                    String name = level + "[" + policies.size() + "]";
                    policies.add(policy(json, token, name, kind));
                }
                levels.add(set(policies));
            }
        }
        return levels;
    }

    /** The policy whose first token was just read: a JSON object, or its text as a string. */
    NamedPolicy policy(CaseJson json, @Nullable JsonToken token, String name, PolicyKind kind)
            throws IOException, CaseException {
        if (token != JsonToken.START_OBJECT && token != JsonToken.VALUE_STRING) {
            throw new CaseException(name + " is not a policy");
        }
        String text = token == JsonToken.VALUE_STRING ? json.text() : json.rest();
        Source source = new Source(text, kind);
        PolicyDocument known = documents.get(source);
        if (known == null) {
            try {
                known = PolicyDocument.parse(text, kind);
            } catch (MalformedPolicyException e) {
                throw new CaseException(
                        "%s, line %d, column %d: %s"
                                .formatted(name, e.line(), e.column(), e.getMessage()));
            }
            if (documents.size() < MOST_KEPT) {
                documents.put(source, known);
            }
        }
        return new NamedPolicy(name, known);
    }

    PolicySet set(List<NamedPolicy> policies) {
        PolicySet known = sets.get(policies);
        if (known == null) {
            known = PolicySet.compile(policies);
            if (sets.size() < MOST_KEPT) {
                sets.put(policies, known);
            }
        }
        return known;
    }
}
