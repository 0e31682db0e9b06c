package cloister.server;

import cloister.policy.Authorizer;
import cloister.policy.Explanation;
import cloister.policy.Explanation.ConditionExplanation;
import cloister.policy.Explanation.LayerExplanation;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Explanation.WantedValue;
import cloister.wire.Caller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes explanations of a request's decisions as JSON. */
final class WhyJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private WhyJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new WhyJson(json.useDefaultPrettyPrinter()).entry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void entry(AuditEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("requestId", entry.requestId());
        json.writeStringField("time", entry.time().toString());
        optional("operation", entry.operation());
        optional("caller", entry.caller().map(Caller::arn));
        json.writeNumberField("status", entry.status());
        optional("error", entry.error());
        json.writeArrayFieldStart("decisions");
        for (Decided decided : entry.decisions()) {
            decision(decided);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void decision(Decided decided) throws IOException {
        Explanation explanation = Authorizer.explain(decided.asked().request());
        json.writeStartObject();
        json.writeStringField("action", decided.asked().request().action());
        json.writeStringField("resource", decided.asked().request().resource());
        json.writeStringField("principal", decided.asked().request().principal().arn());
        json.writeStringField("outcome", decided.decision().outcome().word());
        json.writeStringField("layer", decided.decision().layer().words());
        json.writeObjectFieldStart("context");
        for (var key : decided.asked().keys().entrySet()) {
            texts(key.getKey(), key.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("layers");
        for (LayerExplanation layer : explanation.layers()) {
            layer(layer);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void layer(LayerExplanation layer) throws IOException {
        json.writeStartObject();
        json.writeStringField("layer", layer.layer().words());
        json.writeStringField("outcome", layer.outcome().word());
        json.writeArrayFieldStart("statements");
        for (StatementExplanation statement : layer.statements()) {
            statement(statement);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void statement(StatementExplanation statement) throws IOException {
        json.writeStartObject();
        json.writeStringField("policy", statement.ref().policy());
        json.writeNumberField("statement", statement.ref().index());
        json.writeStringField("sid", statement.ref().sid());
        json.writeNumberField("line", statement.position().line());
        json.writeStringField("effect", statement.effect().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("applies", statement.applies());
        json.writeBooleanField("actionMatches", statement.actionMatches());
        json.writeBooleanField("resourceMatches", statement.resourceMatches());
        json.writeStringField("principal", statement.principal().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("conditions");
        for (ConditionExplanation condition : statement.conditions()) {
            condition(condition);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void condition(ConditionExplanation condition) throws IOException {
        json.writeStartObject();
        json.writeStringField("operator", condition.operator());
        json.writeStringField("key", condition.key());
        json.writeArrayFieldStart("wanted");
        for (WantedValue wanted : condition.wanted()) {
            json.writeStartObject();
            json.writeStringField("written", wanted.written());
            optional("resolved", wanted.resolved());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("actual", condition.actual());
        json.writeBooleanField("holds", condition.holds());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void optional(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }
}
