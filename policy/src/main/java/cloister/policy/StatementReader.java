package cloister.policy;

import com.fasterxml.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one statement of a policy document. */
final class StatementReader {
    private final PolicyJson json;
    private final int index;
    private final Position start;
    private String sid = "";
    private Optional<Effect> effect = Optional.empty();
    private Optional<PrincipalElement> principal = Optional.empty();
    private Optional<NameElement> action = Optional.empty();
    private Optional<NameElement> resource = Optional.empty();
    private List<Condition> conditions = List.of();

    /** A reader of the statement whose brace was just read. */
    StatementReader(PolicyJson json, int index) {
        this.json = json;
        this.index = index;
        this.start = json.position();
    }

    Statement read() throws MalformedPolicyException {
        while (json.nextMember()) {
            element(json.text());
        }
        if (effect.isEmpty()) {
            throw PolicyJson.error(PolicyJson.SYNTAX + " The element Effect is missing.", start);
        }
        if (action.isEmpty()) {
            throw PolicyJson.error("Policy statement must contain actions.", start);
        }
        return new Statement(
                index, sid, effect.get(), principal, action.get(), resource, conditions, start);
    }

    private void element(String name) throws MalformedPolicyException {
        switch (name) {
            case "Sid" -> {
                json.expect(JsonToken.VALUE_STRING, "Sid is a string.");
                sid = json.text();
            }
            case "Effect" -> effect = Optional.of(effect());
            case "Principal", "NotPrincipal" -> {
                onlyOne(principal.isPresent(), "Principal");
                principal =
                        Optional.of(new PrincipalReader(json).read(name.equals("NotPrincipal")));
            }
            case "Action", "NotAction" -> {
                onlyOne(action.isPresent(), "Action");
                action = Optional.of(names(name.equals("NotAction"), "actions"));
            }
            case "Resource", "NotResource" -> {
                onlyOne(resource.isPresent(), "Resource");
                resource = Optional.of(names(name.equals("NotResource"), "resources"));
            }
            case "Condition" -> conditions = new ConditionReader(json).read();
            default -> throw json.syntax("There is no element " + name + " in a statement.");
        }
    }

    private void onlyOne(boolean present, String element) throws MalformedPolicyException {
        if (present) {
            throw json.syntax(
                    "A statement has either %s or Not%s, not both.".formatted(element, element));
        }
    }

    private Effect effect() throws MalformedPolicyException {
        if (json.next() == JsonToken.VALUE_STRING) {
            for (Effect each : Effect.values()) {
                if (each.word().equals(json.text())) {
                    return each;
                }
            }
        }
        throw json.syntax("Effect is Allow or Deny.");
    }

    private NameElement names(boolean negated, String what) throws MalformedPolicyException {
        Position position = json.position();
        List<Located> values = strings(json, what);
        if (values.isEmpty()) {
            throw PolicyJson.error("Policy statement must contain " + what + ".", position);
        }
        return new NameElement(negated, values, position);
    }

    /** Reads a string, or a list of strings. */
    static List<Located> strings(PolicyJson json, String what) throws MalformedPolicyException {
        JsonToken token = json.next();
        if (token == JsonToken.VALUE_STRING) {
            return List.of(json.located());
        }
        if (token != JsonToken.START_ARRAY) {
            throw json.syntax("The " + what + " are a string or a list of strings.");
        }
        List<Located> values = new ArrayList<>();
        while ((token = json.next()) != JsonToken.END_ARRAY) {
            if (token != JsonToken.VALUE_STRING) {
                throw json.syntax("The " + what + " are a string or a list of strings.");
            }
            values.add(json.located());
        }
        return values;
    }
}
