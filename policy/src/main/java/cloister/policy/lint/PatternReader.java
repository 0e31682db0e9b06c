package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.regex.Pattern;

/** Reads the patterns of Action and Resource, and reports those that IAM would refuse. */
final class PatternReader {
    static final Rule BAD_ACTION =
            Rule.error("bad-action", "An action that isn't service:Action or *");
    static final Rule NOT_ASSUMING =
            Rule.error("not-assuming", "A trust policy with actions of other services than STS");
    static final Rule BAD_RESOURCE = Rule.error("bad-resource", "A resource that is no ARN");

    static final List<Rule> RULES = List.of(BAD_ACTION, NOT_ASSUMING, BAD_RESOURCE);

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9*?-]+:[A-Za-z0-9*?_:./-]+");

    private final Report report;
    private final MemberReader members;
    private final PolicyKind kind;

    PatternReader(Report report, MemberReader members, PolicyKind kind) {
        this.report = report;
        this.members = members;
        this.kind = kind;
    }

    List<TextNode> actions(Member member, String where) {
        List<TextNode> values = members.texts(member, where);
        values.forEach(value -> action(value, where));
        return values;
    }

    /** Whether a text has an action's form. */
    static boolean isAction(String text) {
        return text.equals("*") || ACTION.matcher(text).matches();
    }

    private void action(TextNode node, String where) {
        String value = node.value();
        if (!isAction(value)) {
            badAction(node, where);
        } else if (kind == PolicyKind.TRUST
                && !value.equals("*")
                && !value.regionMatches(true, 0, "sts:", 0, 4)) {
            report.add(
                    NOT_ASSUMING,
                    node.span(),
                    where,
                    "A trust policy says who may assume the role; " + value + " isn't part of it.",
                    "Put it into a policy attached to the role.");
        }
    }

    private void badAction(TextNode node, String where) {
        String value = node.value();
        String shown = "\"" + Mistakes.shorten(value) + "\"";
        String closed = withoutBlanks(value);
        if (!closed.equals(value) && isAction(closed)) {
            report.add(
                    BAD_ACTION,
                    node.span(),
                    where,
                    shown + " has a blank in it, and no action has.",
                    "Write \"" + closed + "\".",
                    MemberReader.retype(node, closed));
        } else if (value.indexOf(':') < 0) {
            report.add(
                    BAD_ACTION,
                    node.span(),
                    where,
                    shown + " doesn't say which service it is of.",
                    "Put the service's prefix before it, as in s3:GetObject.");
        } else {
            report.add(
                    BAD_ACTION,
                    node.span(),
                    where,
                    shown + " is no action.",
                    "Write a service's prefix, a colon and the action's name; * and ? may stand in"
                            + " the name.");
        }
    }

    private static String withoutBlanks(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        value.chars()
                .filter(c -> !Characters.isBlank((char) c))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    List<TextNode> resources(Member member, String where) {
        List<TextNode> values = members.texts(member, where);
        values.forEach(value -> resource(value, where));
        return values;
    }

    private void resource(TextNode node, String where) {
        String value = node.value();
        if (value.equals("*") || isArnPattern(value)) {
            return;
        }
        String shown = "\"" + Mistakes.shorten(value) + "\"";
        String stripped = value.strip();
        if (Placeholders.in(value).isPresent()) {
            report.add(
                    BAD_RESOURCE,
                    node.span(),
                    where,
                    shown + " still has to be filled in, and is no ARN.",
                    "Write the ARN, such as arn:aws:s3:::BUCKET/* for a bucket's objects.");
        } else if (!stripped.equals(value) && (stripped.equals("*") || isArnPattern(stripped))) {
            report.add(
                    BAD_RESOURCE,
                    node.span(),
                    where,
                    shown + " has blanks around it.",
                    "Write \"" + stripped + "\".",
                    MemberReader.retype(node, stripped));
        } else {
            report.add(
                    BAD_RESOURCE,
                    node.span(),
                    where,
                    shown + " is neither an ARN nor *.",
                    "Write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE.");
        }
    }

    /** Whether a text has an ARN's six parts, the service said and something for the resource. */
    static boolean isArnPattern(String text) {
        String[] parts = text.split(":", 6);
        return parts.length == 6
                && parts[0].equals("arn")
                && !parts[1].isEmpty()
                && !parts[2].isEmpty()
                && !parts[5].isEmpty();
    }
}
