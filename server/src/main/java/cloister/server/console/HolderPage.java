package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user, a group or a role, with the policies that it holds. */
record HolderPage(HolderKind kind, String name) {

    HttpResponse answer(Member member) {
        Reply described =
                member.call(
                        "iam:Get" + kind.word(),
                        Blocks.paged(member, "members", "Marker")
                                .put(kind.nameMember(), name)
                                .build());
        Optional<Struct> found =
                described.output().flatMap(output -> output.optionalStruct(kind.word()));
        List<Block> blocks = new ArrayList<>();
        blocks.add(tools(member));
        blocks.add(
                found.map(holder -> facts(member, holder))
                        .orElseGet(
                                () ->
                                        Blocks.refusal(
                                                member, described, "title." + kind.section())));
        if (kind == HolderKind.GROUP) {
            described
                    .output()
                    .ifPresent(_ -> blocks.addAll(Membership.of(member, name, described)));
        }
        HeldPolicies policies = new HeldPolicies(kind, name);
        blocks.addAll(policies.blocks(member));
        if (kind == HolderKind.USER) {
            blocks.add(groups(member));
            blocks.add(keys(member));
        }
        if (kind != HolderKind.GROUP) {
            found.map(holder -> new Reply.Done(holder))
                    .ifPresent(holder -> blocks.add(Blocks.tags(member, holder)));
        }
        return member.page(
                new View(
                        kind.section(),
                        name,
                        "",
                        List.of(Crumbs.top(member, kind.section())),
                        blocks));
    }

    private Block tools(Member member) {
        List<Link> links = new ArrayList<>();
        if (kind == HolderKind.ROLE) {
            links.add(new Link(member.say("policy.trust"), Paths.of("roles", name, "trust")));
        }
        if (kind != HolderKind.GROUP) {
            links.add(new Link(member.say("tags.edit"), Paths.of("tags", kind.section(), name)));
        }
        links.add(new Link(member.say("delete.do"), Paths.of("delete", kind.section(), name)));
        return Blocks.links(links.toArray(Link[]::new));
    }

    private Block facts(Member member, Struct holder) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Blocks.fact(member, "arn", Blocks.code(holder, "Arn")));
        facts.add(Blocks.fact(member, "created", Blocks.moment(holder, "CreateDate")));
        if (kind == HolderKind.GROUP) {
            return new Block.Facts("holder", "", facts);
        }
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
            facts.add(Blocks.fact(member, "description", Blocks.text(holder, "Description")));
            facts.add(Blocks.fact(member, "maxSession", Blocks.text(holder, "MaxSessionDuration")));
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

    private Block groups(Member member) {
        return Blocks.table(
                member,
                "userGroups",
                member.call("iam:ListGroupsForUser", "UserName", name),
                "Groups",
                List.of("name", "arn"),
                group ->
                        List.of(
                                new Link(
                                        group.string("GroupName"),
                                        Paths.of("groups", group.string("GroupName"))),
                                Blocks.code(group, "Arn")));
    }

    private Block keys(Member member) {
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
