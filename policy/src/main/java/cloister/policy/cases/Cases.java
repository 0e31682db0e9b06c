package cloister.policy.cases;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Decision;
import cloister.policy.Explanation;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Answers authorization cases, each a line of JSON. Safe for several threads. */
public final class Cases {
    private final CasePolicies policies;
    private final boolean explain;

    /**
     * @param explain whether each answer carries every statement considered
     */
    public Cases(boolean explain) {
        this(explain, Map.of());
    }

    /**
     * @param explain whether each answer carries every statement considered
     * @param named texts of policies that a case may name in place of a document
     */
    public Cases(boolean explain, Map<String, String> named) {
        this.explain = explain;
        this.policies = new CasePolicies(named);
    }

    /** Decides a case. One that can't be read is answered with what is wrong with it. */
    public String answer(String line) {
        CaseReader reader = new CaseReader(policies);
        try {
            AuthorizationRequest request = reader.read(line);
            Optional<Explanation> explanation =
                    explain ? Optional.of(Authorizer.explain(request)) : Optional.empty();
            Decision decision =
                    explanation.isPresent()
                            ? explanation.get().decision()
                            : Authorizer.decide(request);
            return Answers.decided(reader.id(), request, decision, explanation);
        } catch (CaseException e) {
            return Answers.failed(reader.id(), e.getMessage());
        } catch (JsonProcessingException e) {
            return Answers.failed(reader.id(), "the line is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Answers.failed(reader.id(), e.getMessage());
        }
    }
}
