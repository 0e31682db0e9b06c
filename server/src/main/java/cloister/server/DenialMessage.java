package cloister.server;

import cloister.policy.Authorizer;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Outcome;
import cloister.wire.Caller;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A denial as DecodeAuthorizationMessage tells it: whether explicit, by which statements, and what
 * was asked by whom.
 */
final class DenialMessage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DenialMessage() {}

    static String json(Caller caller, Decided denied) {
        ObjectNode message = JSON.createObjectNode();
        boolean explicit = denied.decision().outcome() == Outcome.EXPLICIT_DENY;
        message.put("allowed", false).put("explicitDeny", explicit);
        ArrayNode statements = message.putObject("matchedStatements").putArray("items");
        if (explicit) {
            Authorizer.explain(denied.asked().request()).applying().stream()
                    .filter(one -> denied.decision().because().contains(one.ref()))
                    .forEach(one -> statement(statements.addObject(), one));
        }
        message.putObject("failures").putArray("items");
        ObjectNode context = message.putObject("context");
        context.putObject("principal").put("id", caller.userId()).put("arn", caller.arn());
        context.put("action", denied.asked().request().action());
        context.put("resource", denied.asked().request().resource());
        ArrayNode conditions = context.putObject("conditions").putArray("items");
        denied.asked()
                .keys()
                .forEach((key, values) -> condition(conditions.addObject(), key, values));
        return message.toString();
    }

    private static void statement(ObjectNode node, StatementExplanation statement) {
        node.put("statementId", statement.ref().sid()).put("effect", "DENY");
        ArrayNode conditions = node.putObject("conditions").putArray("items");
        statement
                .conditions()
                .forEach(
                        one ->
                                condition(
                                        conditions.addObject(),
                                        one.key(),
                                        one.wanted().stream()
                                                .map(wanted -> wanted.written())
                                                .toList()));
    }

    private static void condition(ObjectNode node, String key, Iterable<String> values) {
        ArrayNode items = node.put("key", key).putObject("values").putArray("items");
        values.forEach(value -> items.addObject().put("value", value));
    }
}
