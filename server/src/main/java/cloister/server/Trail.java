package cloister.server;

import cloister.server.facts.Connection;
import cloister.wire.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known so far of a request on its way, so that the audit tells of it however it ends. Used
 * by the request's own thread only.
 */
final class Trail {
    private final Instant time;
    private final String requestId;
    private final Connection connection;
    private Optional<String> operation = Optional.empty();
    private Optional<String> region = Optional.empty();
    private Optional<Caller> caller = Optional.empty();
    private List<Decided> decided = List.of();
    private Optional<String> error = Optional.empty();

    Trail(Instant time, String requestId, Connection connection) {
        this.time = time;
        this.requestId = requestId;
        this.connection = connection;
    }

    Instant time() {
        return time;
    }

    String requestId() {
        return requestId;
    }

    /** What the request asks for, {@code service:Operation} or a page. */
    void operation(String asked) {
        operation = Optional.of(asked);
    }

    void region(String scope) {
        region = Optional.of(scope);
    }

    void caller(Caller known) {
        caller = Optional.of(known);
    }

    void decided(List<Decided> decisions) {
        decided = decisions;
    }

    /** Whether something that was asked for was denied. */
    boolean isDenied() {
        return decided.stream().anyMatch(each -> !each.decision().allowed());
    }

    /** Notes that the answer is an error. */
    void failed(String code) {
        error = Optional.of(code);
    }

    /** Why it was denied, as DecodeAuthorizationMessage tells it; empty where none did. */
    Optional<String> denial() {
        return error.isPresent() && !decided.isEmpty() && !decided.getLast().decision().allowed()
                ? caller.map(known -> DenialMessage.json(known, decided.getLast()))
                : Optional.empty();
    }

    AuditEntry end(int status) {
        return new AuditEntry(
                time,
                requestId,
                connection.sourceIp(),
                operation,
                region,
                caller,
                decided,
                status,
                error);
    }
}
