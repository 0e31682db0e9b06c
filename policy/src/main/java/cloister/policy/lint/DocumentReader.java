package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a policy of a tree, and reports what IAM would refuse about a document as a whole. */
final class DocumentReader {
    static final Rule BAD_VERSION =
            Rule.error("bad-version", "A Version other than 2012-10-17 and 2008-10-17");
    static final Rule MISSING_STATEMENT =
            Rule.error("missing-statement", "A document without statements");
    static final Rule DUPLICATE_SID =
            Rule.error("duplicate-sid", "Two statements with the same Sid");
    static final Rule FRAGMENT =
            Rule.suggestion("fragment", "A part of a policy without a document around it");

    static final List<Rule> RULES =
            List.of(BAD_VERSION, MISSING_STATEMENT, DUPLICATE_SID, FRAGMENT);

    private static final String CURRENT = "2012-10-17";
    private static final String OLD = "2008-10-17";

    private final Report report;
    private final Pasted pasted;
    private final PolicyKind kind;
    private final MemberReader members;

    private DocumentReader(Report report, Pasted pasted, PolicyKind kind) {
        this.report = report;
        this.pasted = pasted;
        this.kind = kind;
        this.members = new MemberReader(report);
    }

    static PolicyView read(Pasted pasted, Optional<PolicyKind> kind, Report report) {
        PolicyKind known = kind.orElseGet(() -> KindGuess.of(pasted));
        return new DocumentReader(report, pasted, known).read();
    }

    private PolicyView read() {
        fragment();
        boolean variables = true;
        Optional<TextNode> version = Optional.empty();
        List<Node> statements = pasted.statements();
        if (pasted.form() == PolicyForm.DOCUMENT || pasted.form() == PolicyForm.MEMBERS) {
            members.check(pasted.members(), "", Elements.DOCUMENT);
            version = version();
            variables =
                    version.map(node -> node.value().strip().equals(CURRENT))
                            .orElse(pasted.form() == PolicyForm.MEMBERS);
            member("Id").ifPresent(id -> members.text(id, ""));
            statements = statements();
        }
        return new PolicyView(
                pasted.form(), pasted.span(), kind, version, variables, statementViews(statements));
    }

    private void fragment() {
        String what =
                switch (pasted.form()) {
                    case DOCUMENT -> "";
                    case STATEMENT -> "one statement";
                    case STATEMENTS -> "a list of statements";
                    case MEMBERS -> "the Statement element";
                };
        if (!what.isEmpty()) {
            report.add(
                    FRAGMENT,
                    new Span(pasted.span().start(), pasted.span().start() + 1),
                    "",
                    "This is " + what + " without a document around it.",
                    "Put it into a policy; IAM takes whole documents only.");
        }
    }

    private Optional<Member> member(String name) {
        return Elements.find(pasted.members(), name);
    }

    private Optional<TextNode> version() {
        Optional<TextNode> version = member("Version").flatMap(value -> members.text(value, ""));
        version.filter(node -> !node.value().equals(CURRENT) && !node.value().equals(OLD))
                .ifPresent(this::badVersion);
        return version;
    }

    private void badVersion(TextNode node) {
        String stripped = node.value().strip();
        Optional<Fix> fix =
                stripped.equals(CURRENT) || stripped.equals(OLD)
                        ? MemberReader.retype(node, stripped)
                        : Optional.empty();
        report.add(
                BAD_VERSION,
                node.span(),
                "",
                "The policy language has no version \"" + Mistakes.shorten(node.value()) + "\".",
                "Write \"" + CURRENT + "\": it is the language's version, not your policy's.",
                fix);
    }

    private List<Node> statements() {
        Optional<Member> statement = member("Statement");
        if (statement.isEmpty()) {
            missing(pasted.span(), "The document has no Statement.");
            return List.of();
        }
        return switch (statement.get().value()) {
            case ArrayNode array -> {
                if (array.elements().isEmpty()) {
                    missing(statement.get().span(), "The list of statements is empty.");
                }
                yield array.elements();
            }
            case ObjectNode object -> List.of(object);
            case TextNode other -> members.wrongType(statement.get(), "a list of objects", "");
            case Node.LiteralNode other ->
                    members.wrongType(statement.get(), "a list of objects", "");
        };
    }

    private void missing(Span span, String message) {
        report.add(
                MISSING_STATEMENT,
                new Span(span.start(), Math.min(span.end(), span.start() + 1)),
                "",
                message,
                "Add one with Effect, Action and Resource.");
    }

    private List<StatementView> statementViews(List<Node> nodes) {
        StatementReader reader = new StatementReader(report, members, kind);
        List<StatementView> views = new ArrayList<>();
        int number = 0;
        for (Node node : nodes) {
            number++;
            if (node instanceof ObjectNode object) {
                views.add(reader.read(object, number));
            } else {
                members.wrongType(node.span(), node, "an object", "statement " + number);
            }
        }
        duplicateSids(views);
        return views;
    }

    private void duplicateSids(List<StatementView> views) {
        Map<String, StatementView> seen = new HashMap<>();
        for (StatementView view : views) {
            if (view.sid().isEmpty()) {
                continue;
            }
            StatementView first = seen.putIfAbsent(view.sid(), view);
            if (first != null) {
                report.add(
                        DUPLICATE_SID,
                        view.head(),
                        view.where(),
                        "Statement " + first.number() + " has the same Sid.",
                        "Give each statement a Sid of its own, or none.");
            }
        }
    }
}
