package cloister.policy.lint;

import cloister.policy.lint.Node.Member;
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
        return node.members().stream()
                .map(member -> member.name().value())
                .anyMatch(name -> DOCUMENT.contains(name) || STATEMENT.contains(name));
    }

    /** The first member of a name, or else the first that was meant to have it. */
    static Optional<Member> find(List<Member> members, String name) {
        return members.stream()
                .filter(member -> member.name().value().equals(name))
                .findFirst()
                .or(
                        () ->
                                members.stream()
                                        .filter(member -> isMeant(member.name().value(), name))
                                        .findFirst());
    }

    /** The element that a name was meant to be: it differs in case or by a plural's s only. */
    static Optional<String> meant(String name, List<String> elements) {
        return elements.stream().filter(element -> isMeant(name, element)).findFirst();
    }

    private static boolean isMeant(String written, String element) {
        return element.equalsIgnoreCase(written) || (element + "s").equalsIgnoreCase(written);
    }
}
