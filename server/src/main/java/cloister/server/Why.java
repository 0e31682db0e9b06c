package cloister.server;

import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.Map;

/**
 * Explains a decision again, to whoever is allowed {@code cloister:Explain} on it: an explanation
 * shows policies of others.
 */
record Why(OwnCalls calls, AuditLog audit) {
    /** Answers a signed request for the explanation of a request's decisions, as JSON. */
    HttpResponse answer(
            String requestId, HttpRequestView request, Connection connection, Trail trail) {
        OwnCalls.Asking asking =
                new OwnCalls.Asking(
                        "cloister",
                        "Explain",
                        Struct.EMPTY,
                        call -> decision(call, requestId),
                        call -> explained(requestId));
        return calls.answer(request, connection, trail, () -> asking);
    }

    private static String decision(Call call, String requestId) {
        return "arn:aws:cloister:"
                + call.region()
                + ":"
                + call.caller().account()
                + ":decision/"
                + requestId;
    }

    private HttpResponse explained(String requestId) {
        AuditEntry entry = audit.find(requestId).orElseThrow(() -> forgotten(requestId));
        return new HttpResponse(
                200, Map.of("Content-Type", "application/json"), WhyJson.write(entry));
    }

    private static ApiException forgotten(String requestId) {
        return new ApiException(
                "ResourceNotFound",
                "No decision "
                        + requestId
                        + " is in memory. The newest "
                        + AuditLog.RECENT
                        + " are; the audit's files have the older ones.",
                404);
    }
}
