package cloister.policy;

import cloister.policy.condition.OperatorName;

import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the element Condition. */
final class ConditionReader {
    private final PolicyJson json;
    private final List<Condition> conditions = new ArrayList<>();

    ConditionReader(PolicyJson json) {
        this.json = json;
    }

    List<Condition> read() throws MalformedPolicyException {
        json.expect(JsonToken.START_OBJECT, "Condition is a JSON object.");
        while (json.nextMember()) {
            operator();
        }
        return conditions;
    }

    private void operator() throws MalformedPolicyException {
        Located written = json.located();
        Optional<OperatorName> operator = OperatorName.parse(written.text());
        if (operator.isEmpty()) {
            throw json.error("Invalid Condition type : " + written.text() + ".");
        }
        json.expect(JsonToken.START_OBJECT, "A condition operator holds a JSON object.");
        while (json.nextMember()) {
            Located key = json.located();
            if (key.text().isEmpty()) {
                throw json.syntax("A condition key is missing.");
            }
            conditions.add(
                    new Condition(operator.get(), written.position(), key, values(json.next())));
        }
    }

    private List<Located> values(@Nullable JsonToken token) throws MalformedPolicyException {
        if (token != JsonToken.START_ARRAY) {
            return List.of(value(token));
        }
        List<Located> values = new ArrayList<>();
        for (JsonToken each = json.next(); each != JsonToken.END_ARRAY; each = json.next()) {
            values.add(value(each));
        }
        return values;
    }

    private Located value(@Nullable JsonToken token) throws MalformedPolicyException {
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw json.syntax("A condition value is a string, a number or a truth value.");
        }
        return json.located();
    }
}
