package cloister.policy.lint;

import cloister.policy.condition.OperatorName;
import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Condition, and reports what IAM would refuse. */
final class ConditionReader {
    static final Rule UNKNOWN_OPERATOR =
            Rule.error("unknown-operator", "A condition operator that IAM doesn't have");
    static final Rule BAD_KEY = Rule.error("bad-key", "A condition key without a service's prefix");

    static final List<Rule> RULES = List.of(UNKNOWN_OPERATOR, BAD_KEY);

    private final Report report;
    private final MemberReader members;

    ConditionReader(Report report, MemberReader members) {
        this.report = report;
        this.members = members;
    }

    List<ConditionView> read(Member condition, String where) {
        List<ConditionView> tests = new ArrayList<>();
        for (Member operator : objectMembers(condition, where)) {
            Optional<OperatorName> name = OperatorName.parse(operator.name().value());
            if (name.isEmpty()) {
                unknownOperator(operator.name(), where);
                continue;
            }
            for (Member key : objectMembers(operator, where)) {
                key(key.name(), where);
                List<TextNode> values = members.values(key, where);
                tests.add(new ConditionView(operator.name(), name.get(), key.name(), values));
            }
        }
        return tests;
    }

    private List<Member> objectMembers(Member member, String where) {
        return switch (member.value()) {
            case ObjectNode object -> {
                members.duplicates(object.members(), where);
                yield object.members();
            }
            case ArrayNode other -> members.wrongType(member, "an object", where);
            case TextNode other -> members.wrongType(member, "an object", where);
            case LiteralNode other -> members.wrongType(member, "an object", where);
        };
    }

    private void unknownOperator(TextNode name, String where) {
        String value = name.value();
        String message = "IAM has no condition operator \"" + Mistakes.shorten(value) + "\".";
        String closed = value.replace(" ", "");
        Optional<String> meant =
                OperatorNames.ALL.stream().filter(closed::equalsIgnoreCase).findFirst();
        if (meant.isPresent()) {
            report.add(
                    UNKNOWN_OPERATOR,
                    name.span(),
                    where,
                    message,
                    "Write \"" + meant.get() + "\".",
                    MemberReader.retype(name, meant.get()));
            return;
        }
        String advice =
                Nearest.to(value, OperatorNames.ALL)
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse(
                                "Operators are StringEquals, StringLike, ArnLike, Null and"
                                        + " others.");
        report.add(UNKNOWN_OPERATOR, name.span(), where, message, advice);
    }

    private void key(TextNode key, String where) {
        String value = key.value();
        if (value.indexOf(':') > 0) {
            return;
        }
        report.add(
                BAD_KEY,
                key.span(),
                where,
                "\"" + Mistakes.shorten(value) + "\" is no condition key.",
                "Write a prefix, a colon and a name, such as aws:PrincipalTag/team.");
    }
}
