package cloister.server.console;

import cloister.policy.PolicyKind;
import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account's managed policies. */
final class PolicyPages {
    private static final String EMPTY =
            """
            {
              "Version": "2012-10-17",
              "Statement": [
              ]
            }
            """;

    private PolicyPages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> list(member);
            case 1 -> rest.getFirst().equals("new") ? create(member) : policy(member, rest.get(0));
            case 2 ->
                    rest.get(1).equals("edit")
                            ? PolicyEditor.answer(member, new PolicyTarget.Managed(rest.get(0)))
                            : Problems.missing(member);
            default -> Problems.missing(member);
        };
    }

    private static HttpResponse list(Member member) {
        Reply reply =
                member.call(
                        "iam:ListPolicies",
                        Blocks.paged(member, "policies", "Marker").put("Scope", "Local").build());
        Block table =
                Blocks.table(
                        member,
                        "policies",
                        reply,
                        "Policies",
                        List.of("name", "attachments", "version", "changed"),
                        policy ->
                                List.of(
                                        new Link(
                                                policy.string("PolicyName"),
                                                Paths.of("policies", policy.string("Arn"))),
                                        Blocks.text(policy, "AttachmentCount"),
                                        Blocks.text(policy, "DefaultVersionId"),
                                        Blocks.moment(policy, "UpdateDate")));
        return member.page(
                new View(
                        "policies",
                        member.say("nav.policies"),
                        member.say("policies.lead"),
                        List.of(),
                        List.of(
                                new Block.Bar(
                                        "",
                                        List.of(),
                                        List.of(
                                                new Link(
                                                        member.say("policy.new"),
                                                        Paths.of("policies", "new")))),
                                table)));
    }

    private static HttpResponse policy(Member member, String arn) {
        PolicyTarget.Managed target = new PolicyTarget.Managed(arn);
        Reply reply = target.read(member);
        List<Block> blocks = new ArrayList<>();
        reply.output()
                .flatMap(target::document)
                .ifPresentOrElse(
                        document -> {
                            blocks.add(
                                    new Block.Bar(
                                            "",
                                            List.of(),
                                            List.of(
                                                    new Link(
                                                            member.say("policy.open"),
                                                            target.address()))));
                            blocks.add(facts(member, arn));
                            blocks.add(new Block.Source(member.say("policy.document"), document));
                            blocks.add(PolicyEditor.findings(member, document, PolicyKind.MANAGED));
                        },
                        () -> blocks.add(Blocks.refusal(member, reply, "title.policy")));
        blocks.addAll(entities(member, arn));
        return member.page(
                new View(
                        "policies",
                        target.name(),
                        "",
                        List.of(Crumbs.top(member, "policies")),
                        blocks));
    }

    private static Block facts(Member member, String arn) {
        return new Block.Facts(
                "policy", "", List.of(Blocks.fact(member, "arn", new Cell.Code(arn))));
    }

    private static List<Block> entities(Member member, String arn) {
        Reply reply = member.call("iam:ListEntitiesForPolicy", "PolicyArn", arn);
        if (!(reply instanceof Reply.Done(Struct output))) {
            return List.of(Blocks.refusal(member, reply, "title.entities"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (HolderKind kind : HolderKind.values()) {
            output.structs("Policy" + kind.word() + "s")
                    .forEach(
                            holder -> {
                                String name = holder.string(kind.nameMember());
                                rows.add(
                                        List.of(
                                                new Link(name, Paths.of(kind.section(), name)),
                                                new Cell.Text(
                                                        member.say("nav." + kind.section()))));
                            });
        }
        return List.of(
                Blocks.table(member, "entities", rows, List.of("name", "type"), Optional.empty()));
    }

    private static HttpResponse create(Member member) {
        Form form = member.visit().form();
        boolean post = member.visit().isPost();
        String document = post ? form.exact("document") : EMPTY;
        List<Block> blocks = new ArrayList<>();
        if (post && form.text("do").equals("save")) {
            Reply reply =
                    member.call(
                            "iam:CreatePolicy",
                            Struct.builder()
                                    .put("PolicyName", form.text("name"))
                                    .put("PolicyDocument", document)
                                    .build());
            if (reply instanceof Reply.Done) {
                return Answers.seeOther(Paths.of("policies"));
            }
            blocks.add(Blocks.refusal(member, reply, "policy.notSaved"));
        }
        int status = blocks.isEmpty() ? 200 : 403;
        blocks.add(
                new Block.Form(
                        "",
                        "",
                        "post",
                        Paths.of("policies", "new"),
                        List.of(
                                Field.text("name", member.say("column.name"), form.text("name")),
                                Field.hidden("kind", PolicyKind.MANAGED.name()),
                                Field.area("document", member.say("policy.document"), document)),
                        List.of(
                                new Submit(member.say("policy.save"), "save", "main"),
                                new Submit(member.say("policy.check"), "check", "plain"))));
        blocks.add(PolicyEditor.findings(member, document, PolicyKind.MANAGED));
        return member.page(
                status,
                new View(
                        "policies",
                        member.say("policy.new"),
                        "",
                        List.of(Crumbs.top(member, "policies")),
                        blocks));
    }
}
