package cloister.server.console;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Finding;
import cloister.policy.lint.Fixer;
import cloister.policy.lint.LintOptions;
import cloister.policy.lint.LintResult;
import cloister.policy.lint.Linter;
import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Edits a policy, with what the linter finds in it beside. */
final class PolicyEditor {
    private PolicyEditor() {}

    static HttpResponse answer(Member member, PolicyTarget target) {
        if (!member.visit().isPost()) {
            return open(member, target);
        }
        String document = member.visit().form().exact("document");
        return switch (member.visit().form().text("do")) {
            case "save" -> save(member, target, document);
            case "fix" ->
                    page(
                            member,
                            200,
                            target,
                            Fixer.fix(document, options(target.kind())),
                            List.of());
            default -> page(member, 200, target, document, List.of());
        };
    }

    private static HttpResponse open(Member member, PolicyTarget target) {
        Reply reply = target.read(member);
        Optional<String> document = reply.output().flatMap(target::document);
        return document.map(text -> page(member, 200, target, text, List.of()))
                .orElseGet(() -> Problems.refused(member, target.section(), target.name(), reply));
    }

    private static HttpResponse save(Member member, PolicyTarget target, String document) {
        Reply reply = target.save(member, document);
        return reply instanceof Reply.Done
                ? Answers.seeOther(target.home())
                : page(
                        member,
                        403,
                        target,
                        document,
                        List.of(Blocks.refusal(member, reply, "policy.notSaved")));
    }

    private static HttpResponse page(
            Member member, int status, PolicyTarget target, String document, List<Block> said) {
        List<Block> blocks = new ArrayList<>(said);
        blocks.add(
                new Block.Form(
                        "",
                        "",
                        "post",
                        target.address(),
                        List.of(
                                Field.hidden("kind", target.kind().name()),
                                Field.area("document", member.say("policy.document"), document)),
                        List.of(
                                new Submit(member.say("policy.save"), "save", "main"),
                                new Submit(member.say("policy.check"), "check", "plain"),
                                new Submit(member.say("policy.fix"), "fix", "plain"))));
        blocks.add(findings(member, document, target.kind()));
        return member.page(
                status,
                new View(
                        target.section(),
                        member.say("policy.edit", target.name()),
                        member.say("policy.editLead"),
                        List.of(
                                new Link(
                                        member.say("nav." + target.section()),
                                        Paths.of(target.section())),
                                new Link(target.name(), target.home())),
                        blocks));
    }

    /** What is found in a text, while it is written. */
    static HttpResponse findings(Member member) {
        Form form = member.visit().form();
        PolicyKind kind =
                Arrays.stream(PolicyKind.values())
                        .filter(each -> each.name().equals(form.text("kind")))
                        .findFirst()
                        .orElse(PolicyKind.MANAGED);
        Block found = findings(member, form.exact("document"), kind);
        return member.page(
                new View("policies", member.say("policy.check"), "", List.of(), List.of(found)));
    }

    static Block findings(Member member, String document, PolicyKind kind) {
        LintResult result = Linter.lint(document, options(kind));
        return new Block.Findings(
                member.say("policy.findings"),
                result.findings().stream().map(each -> line(member, result, each)).toList(),
                member.say("policy.clean"));
    }

    private static Block.Found line(Member member, LintResult result, Finding finding) {
        int line = result.source().line(finding.span().start());
        int column = result.source().column(finding.span().start());
        return new Block.Found(
                switch (finding.severity()) {
                    case ERROR -> "bad";
                    case WARNING -> "wait";
                    case SUGGESTION -> "soft";
                },
                member.say("policy.at", line, column),
                finding.rule().id(),
                finding.message(),
                finding.advice());
    }

    static LintOptions options(PolicyKind kind) {
        return new LintOptions(Optional.of(kind), Set.of());
    }
}
