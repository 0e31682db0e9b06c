package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;
import cloister.policy.lint.StatementView.Patterns;

import java.util.List;
import java.util.Optional;

/** Reads a statement, and reports what IAM would refuse about its elements. */
final class StatementReader {
    static final Rule BAD_EFFECT =
            Rule.error("bad-effect", "No Effect, or one other than Allow and Deny");
    static final Rule MISSING_ELEMENT =
            Rule.error("missing-element", "A statement without Action, Resource or Principal");
    static final Rule UNWANTED_ELEMENT =
            Rule.error("unwanted-element", "An element that this kind of policy can't have");
    static final Rule BOTH_FORMS =
            Rule.error("both-forms", "An element together with its Not form");
    static final Rule BAD_SID = Rule.error("bad-sid", "A Sid with other than letters and digits");

    static final List<Rule> RULES =
            List.of(BAD_EFFECT, MISSING_ELEMENT, UNWANTED_ELEMENT, BOTH_FORMS, BAD_SID);

    private final Report report;
    private final MemberReader members;
    private final PolicyKind kind;
    private final PatternReader patterns;
    private final PrincipalReader principals;
    private final ConditionReader conditions;

    StatementReader(Report report, MemberReader members, PolicyKind kind) {
        this.report = report;
        this.members = members;
        this.kind = kind;
        this.patterns = new PatternReader(report, members, kind);
        this.principals = new PrincipalReader(report, members, kind);
        this.conditions = new ConditionReader(report, members);
    }

    StatementView read(ObjectNode node, int number) {
        String sid = sidOf(node);
        String where =
                sid.isEmpty() ? "statement " + number : "statement " + number + " (" + sid + ")";
        members.check(node.members(), where, Elements.STATEMENT);
        node.member("Sid")
                .flatMap(member -> members.text(member, where))
                .ifPresent(text -> checkSid(text, where));
        Optional<String> effect = effect(node, where);
        Patterns actions = pair(node, "Action", where);
        Patterns resources = pair(node, "Resource", where);
        Optional<PrincipalView> principal = principal(node, where);
        if (kind != PolicyKind.TRUST && kind != PolicyKind.RESOURCE && !resources.present()) {
            missing(node, "Resource", where);
        }
        return new StatementView(
                number,
                node,
                sid,
                effect.filter("Allow"::equals).isPresent(),
                effect.filter("Deny"::equals).isPresent(),
                principal,
                actions,
                resources,
                node.member("Condition")
                        .map(member -> conditions.read(member, where))
                        .orElse(List.of()));
    }

    private static String sidOf(ObjectNode node) {
        return node.member("Sid").map(Member::value).map(StatementReader::textOf).orElse("");
    }

    private static String textOf(Node node) {
        return node instanceof TextNode text ? Mistakes.shorten(text.value(), 80) : "";
    }

    private void checkSid(TextNode sid, String where) {
        String value = sid.value();
        if (kind == PolicyKind.RESOURCE || value.chars().allMatch(StatementReader::inSid)) {
            return;
        }
        StringBuilder kept = new StringBuilder();
        value.chars().filter(StatementReader::inSid).forEach(c -> kept.append((char) c));
        report.add(
                BAD_SID,
                sid.span(),
                where,
                "The Sid \"" + Mistakes.shorten(value) + "\" has other than letters and digits.",
                "Leave the others out.",
                MemberReader.retype(sid, kept.toString()));
    }

    private static boolean inSid(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private Optional<String> effect(ObjectNode node, String where) {
        Optional<Member> member = node.member("Effect");
        if (member.isEmpty()) {
            missing(node, "Effect", where);
            return Optional.empty();
        }
        Optional<TextNode> text = members.text(member.get(), where);
        Optional<String> meant = text.map(TextNode::value).flatMap(StatementReader::effectMeant);
        if (text.isPresent() && !meant.equals(text.map(TextNode::value))) {
            report.add(
                    BAD_EFFECT,
                    text.get().span(),
                    where,
                    "\"" + Mistakes.shorten(text.get().value()) + "\" is no effect.",
                    "Write \"Allow\" or \"Deny\".",
                    meant.flatMap(effect -> MemberReader.retype(text.get(), effect)));
        }
        return meant;
    }

    private static Optional<String> effectMeant(String written) {
        String stripped = written.strip();
        return List.of("Allow", "Deny").stream().filter(stripped::equalsIgnoreCase).findFirst();
    }

    /** Reads an element that comes with a Not form, of which a statement has one. */
    private Patterns pair(ObjectNode node, String name, String where) {
        Optional<Member> plain = node.member(name);
        Optional<Member> negated = node.member("Not" + name);
        bothForms(plain, negated, name, where);
        Optional<Member> member = plain.or(() -> negated);
        if (member.isEmpty()) {
            if (name.equals("Action")) {
                missing(node, name, where);
            }
            return new Patterns(false, false, node.span(), List.of());
        }
        if (name.equals("Resource") && kind == PolicyKind.TRUST) {
            unwanted(member.get(), "the role it is attached to is its resource", where);
            return new Patterns(true, plain.isEmpty(), member.get().span(), List.of());
        }
        if (member.get().value() instanceof Node.ArrayNode list && list.elements().isEmpty()) {
            report.add(
                    MISSING_ELEMENT,
                    member.get().span(),
                    where,
                    "The list of " + member.get().name().value() + " is empty.",
                    advice(name));
        }
        List<TextNode> values =
                name.equals("Action")
                        ? patterns.actions(member.get(), where)
                        : patterns.resources(member.get(), where);
        return new Patterns(true, plain.isEmpty(), member.get().span(), values);
    }

    private void bothForms(
            Optional<Member> plain, Optional<Member> negated, String name, String where) {
        if (plain.isPresent() && negated.isPresent()) {
            report.add(
                    BOTH_FORMS,
                    negated.get().name().span(),
                    where,
                    "A statement has " + name + " or Not" + name + ", not both.",
                    "Keep one, or make two statements of it.");
        }
    }

    private Optional<PrincipalView> principal(ObjectNode node, String where) {
        Optional<Member> plain = node.member("Principal");
        Optional<Member> negated = node.member("NotPrincipal");
        bothForms(plain, negated, "Principal", where);
        Optional<Member> member = plain.or(() -> negated);
        if (!takesPrincipal()) {
            member.ifPresent(value -> unwanted(value, "it goes for whom it is attached to", where));
            return Optional.empty();
        }
        if (member.isEmpty()) {
            missing(node, "Principal", where);
        } else if (plain.isEmpty() && kind != PolicyKind.RESOURCE) {
            unwanted(member.get(), "it names whom it is for under Principal", where);
        }
        return member.map(value -> principals.read(value, plain.isEmpty(), where));
    }

    private boolean takesPrincipal() {
        return kind == PolicyKind.TRUST
                || kind == PolicyKind.RESOURCE
                || kind == PolicyKind.RESOURCE_CONTROL;
    }

    private void missing(ObjectNode node, String name, String where) {
        Rule rule = name.equals("Effect") ? BAD_EFFECT : MISSING_ELEMENT;
        report.add(
                rule,
                new Span(node.span().start(), node.span().start() + 1),
                where,
                "The statement has no " + name + ".",
                advice(name));
    }

    private static String advice(String name) {
        return switch (name) {
            case "Effect" -> "Say \"Allow\" or \"Deny\".";
            case "Action" -> "Name the actions it is about.";
            case "Resource" -> "Name the ARNs it is about, or \"*\" for all.";
            default -> "Name whom it is for.";
        };
    }

    private void unwanted(Member member, String why, String where) {
        report.add(
                UNWANTED_ELEMENT,
                member.name().span(),
                where,
                KindNames.words(kind) + " has no " + member.name().value() + ": " + why + ".",
                "Remove it, or say with --kind what the policy is.");
    }
}
