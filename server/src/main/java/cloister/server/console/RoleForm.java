package cloister.server.console;

import cloister.policy.PolicyKind;
import cloister.policy.lint.Fixer;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a role, with a trust policy that begins as one of a few and is linted as it is written. */
final class RoleForm {
    private static final String HOUR = "3600";

    private RoleForm() {}

    static HttpResponse answer(Member member) {
        if (!member.visit().isPost()) {
            return page(member, TrustStart.chosen(member)).page();
        }
        Form form = member.visit().form();
        String document = form.exact("document");
        return switch (form.text("do")) {
            case "save" -> save(member, form, document);
            case "fix" -> {
                String fixed = Fixer.fix(document, PolicyEditor.options(PolicyKind.TRUST));
                yield page(member, fixed).again(200, List.of(), Map.of("document", fixed));
            }
            default -> page(member, document).again(200, List.of());
        };
    }

    private static HttpResponse save(Member member, Form form, String document) {
        FormPage page = page(member, document);
        String name = form.text("name");
        Optional<String> seconds = form.optional("duration");
        if (seconds.filter(text -> !text.matches("[0-9]{1,9}")).isPresent()) {
            return page.wrong(member.say("make.noNumber", seconds.get()));
        }
        return page.make(
                "iam:CreateRole",
                Struct.builder()
                        .put("RoleName", name)
                        .put("Path", form.optional("path"))
                        .put("Description", form.optional("description"))
                        .put("MaxSessionDuration", seconds.map(Integer::valueOf))
                        .put("PermissionsBoundary", form.optional("boundary"))
                        .put("AssumeRolePolicyDocument", document)
                        .build(),
                _ -> Paths.of("roles", name));
    }

    private static FormPage page(Member member, String document) {
        return FormPage.of(
                        member,
                        "roles",
                        member.say("make.theRole"),
                        List.of(Crumbs.top(member, "roles")),
                        Paths.of("make", "role"),
                        fields(member, document))
                .withLead(member.say("make.roleLead"))
                .withSubmits(
                        List.of(
                                new Submit(member.say("make.theRole"), "save", "main"),
                                new Submit(member.say("policy.check"), "check", "plain"),
                                new Submit(member.say("policy.fix"), "fix", "plain")))
                .withAround(
                        List.of(starts(member)),
                        List.of(PolicyEditor.findings(member, document, PolicyKind.TRUST)));
    }

    private static List<Field> fields(Member member, String document) {
        return List.of(
                Field.text("name", member.say("make.roleName"), ""),
                Field.hidden("kind", PolicyKind.TRUST.name()),
                Field.area("document", member.say("make.trust"), document),
                TagLines.field(member),
                Field.text("description", member.say("fact.description"), "").optional(),
                Field.text("path", member.say("make.path"), "")
                        .optional()
                        .hinted(member.say("make.pathHint")),
                Field.number("duration", member.say("fact.maxSession"), HOUR)
                        .optional()
                        .hinted(member.say("make.durationHint")),
                Field.text("boundary", member.say("make.boundary"), "")
                        .optional()
                        .hinted(member.say("make.boundaryHint")));
    }

    private static Block starts(Member member) {
        List<Link> links = new ArrayList<>();
        for (TrustStart start : TrustStart.values()) {
            links.add(
                    new Link(
                            member.say("trust." + start.word()),
                            Paths.with(Paths.of("make", "role"), "start", start.word())));
        }
        return new Block.Bar(member.say("trust.start"), List.of(), links);
    }
}
