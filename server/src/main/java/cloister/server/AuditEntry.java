package cloister.server;

import cloister.wire.Caller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request as the audit keeps it: who asked what, and how it ended. Never a secret or a token.
 *
 * @param requestId what the client was told, and the id that decisions are explained by
 * @param operation {@code service:Operation}, as far as it was told
 * @param caller empty where nobody was made sure of
 * @param decisions in the order they were made; the last one is the denial, if there is one
 * @param status the HTTP status of the answer
 * @param error the error's code, of an answer that is one
 */
record AuditEntry(
        Instant time,
        String requestId,
        String sourceIp,
        Optional<String> operation,
        Optional<String> region,
        Optional<Caller> caller,
        List<Decided> decisions,
        int status,
        Optional<String> error) {
    private static final JsonFactory JSON = new JsonFactory();

    AuditEntry {
        decisions = List.copyOf(decisions);
    }

    /** The entry as one line of JSON, without a line end. */
    String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", time.toString());
            json.writeStringField("requestId", requestId);
            json.writeStringField("sourceIp", sourceIp);
            field(json, "operation", operation);
            field(json, "region", region);
            field(json, "caller", caller.map(Caller::arn));
            field(json, "accessKeyId", caller.map(Caller::accessKeyId).filter(id -> !id.isEmpty()));
            json.writeNumberField("status", status);
            field(json, "error", error);
            json.writeArrayFieldStart("decisions");
            for (Decided decided : decisions) {
                write(json, decided);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Decided decided) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", decided.asked().request().action());
        json.writeStringField("resource", decided.asked().request().resource());
        json.writeStringField("principal", decided.asked().request().principal().arn());
        json.writeStringField("outcome", decided.decision().outcome().word());
        json.writeStringField("layer", decided.decision().layer().words());
        json.writeArrayFieldStart("because");
        for (var statement : decided.decision().because()) {
            json.writeStartObject();
            json.writeStringField("policy", statement.policy());
            json.writeNumberField("statement", statement.index());
            json.writeStringField("sid", statement.sid());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("context");
        for (var key : decided.asked().keys().entrySet()) {
            json.writeArrayFieldStart(key.getKey());
            for (String value : key.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, String name, Optional<String> value)
            throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
