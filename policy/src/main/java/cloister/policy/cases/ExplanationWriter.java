package cloister.policy.cases;

import cloister.policy.Explanation;
import cloister.policy.Explanation.ConditionExplanation;
import cloister.policy.Explanation.LayerExplanation;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Explanation.WantedValue;
import cloister.policy.Grant;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;

/** Writes an explanation as JSON. */
final class ExplanationWriter {
    private final JsonGenerator json;

    ExplanationWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the list of layers. */
    void write(Explanation explanation) throws IOException {
        json.writeStartArray();
        for (LayerExplanation layer : explanation.layers()) {
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
        json.writeEndArray();
    }

    private void statement(StatementExplanation statement) throws IOException {
        json.writeStartObject();
        json.writeStringField("policy", statement.ref().policy());
        json.writeNumberField("statement", statement.ref().index());
        if (!statement.ref().sid().isEmpty()) {
            json.writeStringField("sid", statement.ref().sid());
        }
        json.writeNumberField("line", statement.position().line());
        json.writeStringField("effect", statement.effect().word());
        json.writeBooleanField("applies", statement.applies());
        json.writeBooleanField("principal", statement.principal() != Grant.NONE);
        json.writeBooleanField("action", statement.actionMatches());
        json.writeBooleanField("resource", statement.resourceMatches());
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
        for (WantedValue value : condition.wanted()) {
            wanted(value);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("actual");
        for (String actual : condition.actual()) {
            json.writeString(actual);
        }
        json.writeEndArray();
        json.writeBooleanField("holds", condition.holds());
        json.writeEndObject();
    }

    /** A value as it was compared; as written and marked where a variable had no value. */
    private void wanted(WantedValue value) throws IOException {
        if (value.resolved().isPresent()) {
            json.writeString(value.resolved().get());
            return;
        }
        json.writeStartObject();
        json.writeStringField("unresolved", value.written());
        json.writeEndObject();
    }
}
