package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Guesses what a policy is attached as: with principals and only STS's actions it is a role's trust
 * policy, with principals and others a resource's, without principals a managed policy.
 */
final class KindGuess {
    private KindGuess() {}

    static PolicyKind of(Pasted pasted) {
        List<ObjectNode> statements = statements(pasted).toList();
        if (statements.stream()
                .noneMatch(node -> node.has("Principal") || node.has("NotPrincipal"))) {
            return statements.stream().flatMap(KindGuess::actions).allMatch(KindGuess::assumes)
                            && statements.stream()
                                    .anyMatch(node -> actions(node).findAny().isPresent())
                            && statements.stream().noneMatch(node -> node.has("Resource"))
                    ? PolicyKind.TRUST
                    : PolicyKind.MANAGED;
        }
        return statements.stream().flatMap(KindGuess::actions).allMatch(KindGuess::assumes)
                ? PolicyKind.TRUST
                : PolicyKind.RESOURCE;
    }

    private static Stream<ObjectNode> statements(Pasted pasted) {
        Stream<Node> nodes =
                Stream.concat(
                        pasted.statements().stream(),
                        Elements.find(pasted.members(), "Statement").stream()
                                .map(Member::value)
                                .flatMap(
                                        value ->
                                                value instanceof ArrayNode array
                                                        ? array.elements().stream()
                                                        : Stream.of(value)));
        return nodes.filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    private static Stream<String> actions(ObjectNode statement) {
        return statement
                .member("Action")
                .map(Member::value)
                .map(
                        value ->
                                value instanceof ArrayNode array
                                        ? array.elements().stream()
                                        : Stream.of(value))
                .orElse(Stream.of())
                .filter(TextNode.class::isInstance)
                .map(node -> ((TextNode) node).value().toLowerCase(Locale.ROOT));
    }

    /** Whether an action is one that a trust policy may hold. */
    static boolean assumes(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return lower.startsWith("sts:assumerole")
                || lower.equals("sts:tagsession")
                || lower.equals("sts:setsourceidentity")
                || lower.equals("sts:setcontext")
                || lower.equals("sts:*");
    }
}
