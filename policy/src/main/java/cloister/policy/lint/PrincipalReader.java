package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;
import cloister.policy.lint.PrincipalView.Entry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads Principal and NotPrincipal, and reports what IAM would refuse. Source: AWS JSON policy
 * elements: Principal.
 */
final class PrincipalReader {
    static final Rule BAD_PRINCIPAL =
            Rule.error("bad-principal", "A principal in a form that IAM doesn't know");

    static final List<Rule> RULES = List.of(BAD_PRINCIPAL);

    static final List<String> TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");

    private static final Pattern AWS =
            Pattern.compile(
                    "\\*|\\d{12}|(AIDA|AROA|AGPA|ANPA)[A-Z0-9]{12,}"
                            + "|arn:aws[a-z-]*:iam::\\d{12}:(root|(user|role)/[^*?\\s]+)"
                            + "|arn:aws[a-z-]*:sts::\\d{12}:(assumed-role/[^*?\\s/]+/[^*?\\s/]+"
                            + "|federated-user/[^*?\\s/]+)"
                            + "|arn:aws[a-z-]*:cloudfront::cloudfront:user/.+");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Pattern FEDERATED =
            Pattern.compile(
                    "arn:aws[a-z-]*:iam::\\d{12}:(saml-provider|oidc-provider)/\\S+"
                            + "|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/\\S*)?");
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

    private final Report report;
    private final MemberReader members;
    private final PolicyKind kind;

    PrincipalReader(Report report, MemberReader members, PolicyKind kind) {
        this.report = report;
        this.members = members;
        this.kind = kind;
    }

    PrincipalView read(Member member, boolean not, String where) {
        List<Entry> entries =
                switch (member.value()) {
                    case TextNode text -> bare(text, where);
                    case ObjectNode object -> byType(object, where);
                    case ArrayNode other ->
                            members.wrongType(
                                    member, "\"*\" or an object such as {\"AWS\": …}", where);
                    case LiteralNode other ->
                            members.wrongType(
                                    member, "\"*\" or an object such as {\"AWS\": …}", where);
                };
        return new PrincipalView(member.span(), not, entries);
    }

    private List<Entry> bare(TextNode text, String where) {
        if (!text.value().equals("*")) {
            report.add(
                    BAD_PRINCIPAL,
                    text.span(),
                    where,
                    "A principal without a type can be \"*\" only.",
                    "Write {\"AWS\": \""
                            + Mistakes.shorten(text.value())
                            + "\"}, or Service or"
                            + " Federated in place of AWS.");
        }
        return List.of(new Entry("AWS", text));
    }

    private List<Entry> byType(ObjectNode object, String where) {
        List<Entry> entries = new ArrayList<>();
        members.check(object.members(), where, TYPES);
        for (Member member : object.members()) {
            String type = member.name().value();
            for (TextNode value : members.texts(member, where)) {
                entries.add(new Entry(type, value));
                if (TYPES.contains(type)) {
                    check(type, value, where);
                }
            }
        }
        if (entries.isEmpty()) {
            report.add(
                    BAD_PRINCIPAL,
                    object.span(),
                    where,
                    "The principal names nobody.",
                    "Name one under " + String.join(", ", TYPES) + ".");
        }
        return entries;
    }

    private void check(String type, TextNode node, String where) {
        String value = node.value();
        Pattern form =
                switch (type) {
                    case "AWS" -> AWS;
                    case "Service" -> SERVICE;
                    case "Federated" -> FEDERATED;
                    default -> CANONICAL;
                };
        if (form.matcher(value).matches() || (value.equals("*") && kind != PolicyKind.TRUST)) {
            return;
        }
        String shown = "\"" + Mistakes.shorten(value) + "\"";
        String message =
                Placeholders.in(value).isPresent()
                        ? shown + " still has to be filled in."
                        : shown + " is no " + type + " principal.";
        report.add(BAD_PRINCIPAL, node.span(), where, message, advice(type, value));
    }

    private static String advice(String type, String value) {
        return switch (type) {
            case "AWS" ->
                    value.startsWith("arn:") && (value.contains("*") || value.contains("?"))
                            ? "Name it in full: wildcards within a principal's ARN aren't taken;"
                                    + " test aws:PrincipalArn with ArnLike for that."
                            : "Write an account's twelve digits, or the ARN of an account's root,"
                                    + " a user, a role or a session.";
            case "Service" -> "Write a service's name, such as sagemaker.amazonaws.com.";
            case "Federated" ->
                    "Write arn:aws:iam::ACCOUNT:saml-provider/NAME, an OIDC provider's ARN, or the"
                            + " name of a web identity provider.";
            default -> "Write the 64 hexadecimal digits of a canonical user id.";
        };
    }
}
