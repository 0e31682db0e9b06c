package cloister.policy.lint;

import cloister.policy.lint.Node.ObjectNode;

import java.util.List;
import java.util.Optional;

/** The names of a policy's elements. Source: Grammar of the IAM JSON policy language. */
final class Elements {
    static final List<String> DOCUMENT = List.of("Version", "Id", "Statement");
    static final List<String> STATEMENT =
            List.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");

    private Elements() {}

    static boolean isDocument(ObjectNode node) {
        return node.has("Statement") || node.has("Statements");
    }

    static boolean isStatement(ObjectNode node) {
        boolean acts = node.has("Action") || node.has("NotAction");
        return node.has("Effect")
                ? acts || node.has("Resource") || node.has("Principal") || node.has("Condition")
                : acts && (node.has("Resource") || node.has("Principal") || node.has("Condition"));
    }

    /** Whether an object has anything of a policy, so that it is worth saying what it lacks. */
    static boolean isPart(ObjectNode node) {
        return DOCUMENT.stream().anyMatch(node::has) || STATEMENT.stream().anyMatch(node::has);
    }

    /** The element that a name was meant to be: it differs in case or by a plural's s only. */
    static Optional<String> meant(String name, List<String> elements) {
        return elements.stream()
                .filter(
                        element ->
                                element.equalsIgnoreCase(name)
                                        || (element + "s").equalsIgnoreCase(name))
                .findFirst();
    }
}
