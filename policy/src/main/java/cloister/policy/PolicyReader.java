package cloister.policy;

import com.fasterxml.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads policy documents as strictly as IAM does (IAM User Guide: grammar of the IAM JSON policy
 * language). Elements are spelled to the case; what isn't in the grammar is refused.
 */
final class PolicyReader {
    private final String text;
    private final PolicyKind kind;
    private final PolicyJson json;
    private final List<Statement> statements = new ArrayList<>();
    private PolicyDocument.Version version = PolicyDocument.Version.V2008;
    private Optional<String> id = Optional.empty();

    private PolicyReader(String text, PolicyKind kind) {
        this.text = text;
        this.kind = kind;
        this.json = new PolicyJson(text);
    }

    static PolicyDocument read(String text, PolicyKind kind) throws MalformedPolicyException {
        if (text.length() > PolicyDocument.LONGEST) {
            throw PolicyJson.error(
                    "The policy has %d characters; the most is %d."
                            .formatted(text.length(), PolicyDocument.LONGEST),
                    Position.START);
        }
        return new PolicyReader(text, kind).document();
    }

    private PolicyDocument document() throws MalformedPolicyException {
        json.expect(JsonToken.START_OBJECT, "A policy is a JSON object.");
        boolean hasStatement = false;
        while (json.nextMember()) {
            String name = json.text();
            switch (name) {
                case "Version" -> version = version();
                case "Id" -> {
                    json.expect(JsonToken.VALUE_STRING, "Id is a string.");
                    id = Optional.of(json.text());
                }
                case "Statement" -> {
                    hasStatement = true;
                    statements();
                }
                default -> throw json.syntax("There is no element " + name + " in a policy.");
            }
        }
        if (!hasStatement) {
            throw json.syntax("The element Statement is missing.");
        }
        if (json.next() != null) {
            throw json.syntax("Nothing may follow the policy.");
        }
        StatementRules rules = new StatementRules(kind);
        Set<String> sids = new HashSet<>();
        for (Statement statement : statements) {
            rules.check(statement);
            if (!statement.sid().isEmpty() && !sids.add(statement.sid())) {
                throw PolicyJson.error(
                        "Statement IDs (SID) in a single policy must be unique.",
                        statement.position());
            }
        }
        return new PolicyDocument(text, kind, version, id, statements);
    }

    private PolicyDocument.Version version() throws MalformedPolicyException {
        if (json.next() == JsonToken.VALUE_STRING) {
            for (PolicyDocument.Version each : PolicyDocument.Version.values()) {
                if (each.text().equals(json.text())) {
                    return each;
                }
            }
        }
        throw json.error(
                "The policy must contain a valid version string: 2012-10-17 or 2008-10-17.");
    }

    private void statements() throws MalformedPolicyException {
        JsonToken token = json.next();
        if (token == JsonToken.START_OBJECT) {
            statement();
        } else if (token == JsonToken.START_ARRAY) {
            while ((token = json.next()) != JsonToken.END_ARRAY) {
                if (token != JsonToken.START_OBJECT) {
                    throw json.syntax("A statement is a JSON object.");
                }
                statement();
            }
            if (statements.isEmpty()) {
                throw json.syntax("A policy has at least one statement.");
            }
        } else {
            throw json.syntax("Statement is a JSON object or a list of them.");
        }
    }

    private void statement() throws MalformedPolicyException {
        statements.add(new StatementReader(json, statements.size()).read());
    }
}
