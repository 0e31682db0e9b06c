package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users, or roles, and the policies that they hold. */
record HolderPages(HolderKind kind) {

    HttpResponse answer(Member member, List<String> rest) {
        boolean post = member.visit().isPost();
        return switch (rest.size()) {
            case 0 -> post && kind == HolderKind.USER ? Making.user(member) : list(member);
            case 1 -> post ? change(member, rest.getFirst()) : holder(member, rest.getFirst());
            case 2 ->
                    kind == HolderKind.ROLE && rest.get(1).equals("trust")
                            ? PolicyEditor.answer(member, new PolicyTarget.Trust(rest.getFirst()))
                            : Problems.missing(member);
            case 3 ->
                    rest.get(1).equals("policies")
                            ? PolicyEditor.answer(
                                    member,
                                    new PolicyTarget.Inline(kind, rest.getFirst(), rest.get(2)))
                            : Problems.missing(member);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse list(Member member) {
        Reply reply =
                member.call(
                        "iam:List" + kind.word() + "s",
                        Blocks.paged(member, kind.section(), "Marker").build());
        Block table =
                Blocks.table(
                        member,
                        kind.section(),
                        reply,
                        kind.word() + "s",
                        List.of("name", "arn", "created"),
                        holder ->
                                List.of(
                                        new Link(
                                                holder.string(kind.nameMember()),
                                                Paths.of(
                                                        kind.section(),
                                                        holder.string(kind.nameMember()))),
                                        Blocks.code(holder, "Arn"),
                                        Blocks.moment(holder, "CreateDate")));
        return member.page(
                new View(
                        kind.section(),
                        member.say("nav." + kind.section()),
                        member.say(kind.section() + ".lead"),
                        List.of(),
                        kind == HolderKind.USER
                                ? List.of(table, Making.userForm(member))
                                : List.of(table)));
    }

    private HttpResponse holder(Member member, String name) {
        Reply described = member.call("iam:Get" + kind.word(), kind.nameMember(), name);
        List<Block> blocks = new ArrayList<>();
        Optional<Struct> found =
                described.output().flatMap(output -> output.optionalStruct(kind.word()));
        blocks.add(
                found.map(holder -> facts(member, holder))
                        .orElseGet(
                                () ->
                                        Blocks.refusal(
                                                member, described, "title." + kind.section())));
        blocks.add(attached(member, name));
        blocks.add(inline(member, name));
        blocks.add(attach(member, name));
        if (kind == HolderKind.USER) {
            blocks.add(groups(member, name));
            blocks.add(keys(member, name));
        }
        found.map(holder -> new Reply.Done(holder))
                .ifPresent(holder -> blocks.add(Blocks.tags(member, holder)));
        return member.page(
                new View(
                        kind.section(),
                        name,
                        "",
                        List.of(
                                new Link(
                                        member.say("nav." + kind.section()),
                                        Paths.of(kind.section()))),
                        blocks));
    }

    private Block facts(Member member, Struct holder) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Blocks.fact(member, "arn", Blocks.code(holder, "Arn")));
        facts.add(Blocks.fact(member, "created", Blocks.moment(holder, "CreateDate")));
        facts.add(
                Blocks.fact(
                        member,
                        "boundary",
                        Blocks.text(
                                holder.optionalStruct("PermissionsBoundary")
                                        .flatMap(
                                                by ->
                                                        by.optionalString(
                                                                "PermissionsBoundaryArn")))));
        if (kind == HolderKind.ROLE) {
            String name = holder.string("RoleName");
            facts.add(
                    Blocks.fact(
                            member,
                            "trust",
                            new Link(
                                    member.say("policy.trust"), Paths.of("roles", name, "trust"))));
            facts.add(
                    Blocks.fact(
                            member,
                            "switch",
                            new Link(
                                    member.say("me.switch"),
                                    Paths.with(Paths.of("switch"), "role", name))));
        }
        return new Block.Facts("holder", "", facts);
    }

    private Block attached(Member member, String name) {
        Reply reply =
                member.call("iam:ListAttached" + kind.word() + "Policies", kind.nameMember(), name);
        return Blocks.table(
                member,
                "attached",
                reply,
                "AttachedPolicies",
                List.of("name", "arn", "do"),
                policy -> {
                    String arn = policy.string("PolicyArn");
                    return List.of(
                            new Link(policy.string("PolicyName"), Paths.of("policies", arn)),
                            new Cell.Code(arn),
                            new Cell.Actions(
                                    List.of(
                                            action(
                                                    member,
                                                    name,
                                                    "detach",
                                                    policy.string("PolicyName"),
                                                    Map.of("policy", arn)))));
                });
    }

    private Block inline(Member member, String name) {
        Reply reply = member.call("iam:List" + kind.word() + "Policies", kind.nameMember(), name);
        return reply.output()
                .<Block>map(
                        output ->
                                Blocks.table(
                                        member,
                                        "inline",
                                        output.strings("PolicyNames").stream()
                                                .map(policy -> inlineRow(member, name, policy))
                                                .toList(),
                                        List.of("name", "do"),
                                        Optional.empty()))
                .orElseGet(() -> Blocks.refusal(member, reply, "title.inline"));
    }

    private List<Cell> inlineRow(Member member, String name, String policy) {
        return List.of(
                new Link(policy, Paths.of(kind.section(), name, "policies", policy)),
                new Cell.Actions(
                        List.of(action(member, name, "delete", policy, Map.of("policy", policy)))));
    }

    private Action action(
            Member member, String name, String what, String about, Map<String, String> hidden) {
        Map<String, String> more = new LinkedHashMap<>(hidden);
        more.put("do", what);
        return new Action(
                member.say("policy." + what),
                about,
                Paths.of(kind.section(), name),
                more,
                "danger");
    }

    private Block attach(Member member, String name) {
        return new Block.Form(
                member.say("policy.attach"),
                "",
                "post",
                Paths.of(kind.section(), name),
                List.of(Field.text("policy", member.say("policy.arn"), "")),
                List.of(new Submit(member.say("policy.attach"), "attach", "plain")));
    }

    private HttpResponse change(Member member, String name) {
        String policy = member.visit().form().text("policy");
        String operation =
                switch (member.visit().form().text("do")) {
                    case "attach" -> "Attach";
                    case "detach" -> "Detach";
                    case "delete" -> "Delete";
                    default -> "";
                };
        if (operation.isEmpty()) {
            return Problems.missing(member);
        }
        Reply reply =
                member.call(
                        "iam:" + operation + kind.word() + "Policy",
                        Struct.builder()
                                .put(kind.nameMember(), name)
                                .put(
                                        operation.equals("Delete") ? "PolicyName" : "PolicyArn",
                                        policy)
                                .build());
        return reply instanceof Reply.Done
                ? Answers.seeOther(Paths.of(kind.section(), name))
                : Problems.refused(member, kind.section(), name, reply);
    }

    private static Block groups(Member member, String name) {
        return Blocks.table(
                member,
                "groups",
                member.call("iam:ListGroupsForUser", "UserName", name),
                "Groups",
                List.of("name", "arn"),
                group -> List.of(Blocks.text(group, "GroupName"), Blocks.code(group, "Arn")));
    }

    private static Block keys(Member member, String name) {
        return Blocks.table(
                member,
                "keys",
                member.call("iam:ListAccessKeys", "UserName", name),
                "AccessKeyMetadata",
                List.of("id", "status", "created"),
                key ->
                        List.of(
                                Blocks.code(key, "AccessKeyId"),
                                new Cell.Status(
                                        key.optionalString("Status").orElse(""),
                                        key.optionalString("Status")
                                                        .filter("Active"::equals)
                                                        .isPresent()
                                                ? "good"
                                                : "wait"),
                                Blocks.moment(key, "CreateDate")));
    }
}
