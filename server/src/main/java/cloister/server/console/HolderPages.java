package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;

import java.util.List;

/** Users, groups, or roles. */
record HolderPages(HolderKind kind) {

    HttpResponse answer(Member member, List<String> rest) {
        boolean post = member.visit().isPost();
        return switch (rest.size()) {
            case 0 -> post ? make(member) : list(member);
            case 1 ->
                    post
                            ? new HeldPolicies(kind, rest.getFirst()).change(member)
                            : new HolderPage(kind, rest.getFirst()).answer(member);
            case 2 -> part(member, rest.getFirst(), rest.get(1), post);
            case 3 ->
                    rest.get(1).equals("policies")
                            ? PolicyEditor.answer(
                                    member,
                                    new PolicyTarget.Inline(kind, rest.getFirst(), rest.get(2)))
                            : Problems.missing(member);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse part(Member member, String name, String part, boolean post) {
        return switch (kind.section() + " " + part + (post ? " sent" : "")) {
            case "roles trust", "roles trust sent" ->
                    PolicyEditor.answer(member, new PolicyTarget.Trust(name));
            case "groups members sent" -> Membership.change(member, name);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse make(Member member) {
        return switch (kind) {
            case USER -> Making.user(member);
            case GROUP -> Making.group(member);
            case ROLE -> Problems.missing(member);
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
                        switch (kind) {
                            case USER -> List.of(table, Making.userForm(member).block());
                            case GROUP -> List.of(table, Making.groupForm(member).block());
                            case ROLE ->
                                    List.of(
                                            Blocks.links(
                                                    new Link(
                                                            member.say("make.theRole"),
                                                            Paths.of("make", "role"))),
                                            table);
                        }));
    }
}
