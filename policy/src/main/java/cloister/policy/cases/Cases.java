package cloister.policy.cases;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Decision;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.io.IOException;

/** Answers authorization cases, each a line of JSON. Safe for several threads. */
public final class Cases {
    private final CasePolicies policies = new CasePolicies();
    private final boolean explain;

    /**
     * @param explain whether each answer carries every statement considered
     */
    public Cases(boolean explain) {
        this.explain = explain;
    }

    /** Decides a case. One that can't be read is answered with what is wrong with it. */
    public String answer(String line) {
        CaseReader reader = new CaseReader(policies);
        try {
            AuthorizationRequest request = reader.read(line);
            Decision decision = Authorizer.decide(request);
            return Answers.decided(reader.id(), request, decision, explain);
        } catch (CaseException e) {
            return Answers.failed(reader.id(), e.getMessage());
        } catch (JsonProcessingException e) {
            return Answers.failed(reader.id(), "the line is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Answers.failed(reader.id(), e.getMessage());
        }
    }
}
