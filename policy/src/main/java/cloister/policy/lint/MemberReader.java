package cloister.policy.lint;

import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads members of objects as what they must be, and reports those that aren't. */
final class MemberReader {
    static final Rule UNKNOWN_ELEMENT =
            Rule.error("unknown-element", "An element that the policy language doesn't have");
    static final Rule DUPLICATE_NAME =
            Rule.error("duplicate-name", "A name that stands twice in one object");
    static final Rule WRONG_TYPE =
            Rule.error("wrong-type", "A value of another JSON type than its element takes");

    static final List<Rule> RULES = List.of(UNKNOWN_ELEMENT, DUPLICATE_NAME, WRONG_TYPE);

    private final Report report;

    MemberReader(Report report) {
        this.report = report;
    }

    /** Reports members that stand twice or that no element of the list is named as. */
    void check(List<Member> members, String where, List<String> elements) {
        duplicates(members, where);
        for (Member member : members) {
            String name = member.name().value();
            if (!elements.contains(name)) {
                unknown(member.name(), members, where, elements);
            }
        }
    }

    void duplicates(List<Member> members, String where) {
        Set<String> seen = new HashSet<>();
        for (Member member : members) {
            if (!seen.add(member.name().value())) {
                report.add(
                        DUPLICATE_NAME,
                        member.name().span(),
                        where,
                        "\"" + Mistakes.shorten(member.name().value()) + "\" stands here twice.",
                        "Keep one, or put the values of both into one list.");
            }
        }
    }

    private void unknown(TextNode name, List<Member> members, String where, List<String> elements) {
        String message =
                "The policy language has no element \""
                        + Mistakes.shorten(name.value())
                        + "\" here.";
        Optional<String> meant = Elements.meant(name.value(), elements);
        boolean taken =
                meant.isPresent()
                        && members.stream()
                                .anyMatch(member -> member.name().value().equals(meant.get()));
        if (meant.isPresent() && !taken) {
            report.add(
                    UNKNOWN_ELEMENT,
                    name.span(),
                    where,
                    message,
                    "Write \"" + meant.get() + "\".",
                    retype(name, meant.get()));
            return;
        }
        String advice =
                Nearest.to(name.value(), elements)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse("It takes " + String.join(", ", elements) + ".");
        report.add(UNKNOWN_ELEMENT, name.span(), where, message, advice);
    }

    /** A fix that writes another value into a string; none while the string lacks its quotes. */
    static Optional<Fix> retype(TextNode node, String value) {
        return node.quoted()
                ? Optional.of(
                        Fix.of(
                                "Write " + value,
                                Edit.replace(
                                        node.span().start() + 1, node.span().end() - 1, value)))
                : Optional.empty();
    }

    /** The member's value as a string; empty and reported where it is something else. */
    Optional<TextNode> text(Member member, String where) {
        if (member.value() instanceof TextNode text) {
            return Optional.of(text);
        }
        wrongType(member, "a string", where);
        return Optional.empty();
    }

    /** The member's value as a list of strings, one string being a list of one. */
    List<TextNode> texts(Member member, String where) {
        return switch (member.value()) {
            case TextNode text -> List.of(text);
            case ArrayNode array -> elements(array, where, false);
            case ObjectNode other -> wrongType(member, "a string or a list of strings", where);
            case LiteralNode other -> wrongType(member, "a string or a list of strings", where);
        };
    }

    /** The member's value as a list of strings, numbers and booleans. */
    List<TextNode> values(Member member, String where) {
        return switch (member.value()) {
            case TextNode text -> List.of(text);
            case ArrayNode array -> elements(array, where, true);
            case LiteralNode literal when !literal.text().equals("null") -> List.of(bare(literal));
            case LiteralNode other -> wrongType(member, "a value or a list of values", where);
            case ObjectNode other -> wrongType(member, "a value or a list of values", where);
        };
    }

    private List<TextNode> elements(ArrayNode array, String where, boolean literals) {
        List<TextNode> texts = new ArrayList<>();
        for (Node element : array.elements()) {
            switch (element) {
                case TextNode text -> texts.add(text);
                case LiteralNode literal when literals && !literal.text().equals("null") ->
                        texts.add(bare(literal));
                case LiteralNode other -> wrongType(other.span(), other, "a string", where);
                case ObjectNode other -> wrongType(other.span(), other, "a string", where);
                case ArrayNode other -> wrongType(other.span(), other, "a string", where);
            }
        }
        return texts;
    }

    private static TextNode bare(LiteralNode literal) {
        return new TextNode(literal.span(), literal.text(), literal.text());
    }

    <T> List<T> wrongType(Member member, String needed, String where) {
        report.add(
                WRONG_TYPE,
                member.value().span(),
                where,
                "\""
                        + Mistakes.shorten(member.name().value())
                        + "\" takes "
                        + needed
                        + ", not "
                        + member.value().kind()
                        + ".",
                "Write " + needed + ".");
        return List.of();
    }

    void wrongType(Span span, Node node, String needed, String where) {
        report.add(
                WRONG_TYPE,
                span,
                where,
                "Here belongs " + needed + ", not " + node.kind() + ".",
                "Write " + needed + ".");
    }
}
