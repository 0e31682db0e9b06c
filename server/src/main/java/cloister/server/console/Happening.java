package cloister.server.console;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Decision;
import cloister.wire.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request as the audit tells of it. */
public record Happening(
        Instant time,
        String requestId,
        String sourceIp,
        Optional<String> operation,
        Optional<Caller> caller,
        int status,
        Optional<String> error,
        List<Ruling> rulings) {

    /** One thing that was asked of the engine, and its answer. */
    public record Ruling(
            AuthorizationRequest request, Map<String, List<String>> keys, Decision decision) {}

    String operationText() {
        return operation.orElse("");
    }

    String callerText() {
        return caller.map(Caller::arn).orElse("");
    }

    boolean denied() {
        return rulings.stream().anyMatch(ruling -> !ruling.decision().allowed());
    }
}
