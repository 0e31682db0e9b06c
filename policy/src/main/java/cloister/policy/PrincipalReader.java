package cloister.policy;

import com.fasterxml.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the element Principal or NotPrincipal. */
final class PrincipalReader {
    private static final Set<String> TYPES =
            Set.of(PrincipalElement.AWS, "Service", "Federated", "CanonicalUser");

    private final PolicyJson json;

    PrincipalReader(PolicyJson json) {
        this.json = json;
    }

    PrincipalElement read(boolean negated) throws MalformedPolicyException {
        Position position = json.position();
        JsonToken token = json.next();
        List<PrincipalElement.Entry> entries = new ArrayList<>();
        if (token == JsonToken.VALUE_STRING) {
            if (!json.text().equals("*")) {
                throw json.error("Invalid principal in policy: only \"*\" stands without a type.");
            }
            entries.add(new PrincipalElement.Entry(PrincipalElement.AWS, json.located()));
        } else if (token == JsonToken.START_OBJECT) {
            while (json.nextMember()) {
                String type = json.text();
                if (!TYPES.contains(type)) {
                    throw json.error(
                            "Invalid principal in policy: there is no principal type %s."
                                    .formatted(type));
                }
                for (Located value : StatementReader.strings(json, "principals")) {
                    entries.add(new PrincipalElement.Entry(type, value));
                }
            }
        } else {
            throw json.error("Invalid principal in policy: it is \"*\" or a JSON object.");
        }
        if (entries.isEmpty()) {
            throw PolicyJson.error("Invalid principal in policy: it names nobody.", position);
        }
        return new PrincipalElement(negated, entries, position);
    }
}
