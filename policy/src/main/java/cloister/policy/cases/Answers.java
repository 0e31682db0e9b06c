package cloister.policy.cases;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Decision;
import cloister.policy.Outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the answers to cases, each a line of JSON. */
final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static String failed(String id, @Nullable String error) {
        return write(id, json -> json.writeStringField("error", error == null ? "?" : error));
    }

    static String decided(
            String id, AuthorizationRequest request, Decision decision, boolean explain) {
        return write(
                id,
                json -> {
                    json.writeStringField("decision", word(decision.outcome()));
                    json.writeArrayFieldStart("because");
                    for (Decision.StatementRef ref : decision.because()) {
                        statement(json, ref);
                    }
                    if (decision.outcome() == Outcome.IMPLICIT_DENY) {
                        missing(json, request, decision);
                    }
                    json.writeEndArray();
                });
    }

    private static void statement(JsonGenerator json, Decision.StatementRef ref)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("layer", ref.layer().words());
        json.writeStringField("policy", ref.policy());
        json.writeNumberField("statement", ref.index());
        if (!ref.sid().isEmpty()) {
            json.writeStringField("sid", ref.sid());
        }
        json.writeEndObject();
    }

    private static void missing(JsonGenerator json, AuthorizationRequest request, Decision decision)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("layer", decision.layer().words());
        json.writeStringField(
                "missing",
                "no %s allows the %s action".formatted(decision.layer().words(), request.action()));
        json.writeEndObject();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case ALLOW -> "allow";
            case IMPLICIT_DENY -> "implicitDeny";
            case EXPLICIT_DENY -> "explicitDeny";
        };
    }

    private static String write(String id, Members members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(id);
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
