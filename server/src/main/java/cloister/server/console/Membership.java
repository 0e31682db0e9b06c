package cloister.server.console;

import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** Who is in a group. */
final class Membership {
    private Membership() {}

    /** The members, and the form that adds one. */
    static List<Block> of(Member member, String group, Reply described) {
        Block table =
                Blocks.table(
                        member,
                        "members",
                        described,
                        "Users",
                        List.of("name", "arn", "do"),
                        user -> {
                            String name = user.string("UserName");
                            return List.of(
                                    new Link(name, Paths.of("users", name)),
                                    Blocks.code(user, "Arn"),
                                    new Cell.Actions(List.of(removal(member, group, name))));
                        });
        return List.of(table, form(member, group).block());
    }

    private static Action removal(Member member, String group, String user) {
        return new Action(
                member.say("group.remove"),
                user,
                address(group),
                Map.of("do", "remove", "user", user),
                "danger");
    }

    private static String address(String group) {
        return Paths.of("groups", group, "members");
    }

    private static FormPage form(Member member, String group) {
        String title = member.say("group.add");
        return FormPage.of(
                        member,
                        "groups",
                        title,
                        Crumbs.of(member, "groups", group),
                        address(group),
                        List.of(Field.text("user", member.say("make.userName"), "")))
                .withSubmits(List.of(new Submit(title, "add", "plain")));
    }

    /** Adds or removes the user whom a form names. */
    static HttpResponse change(Member member, String group) {
        Form form = member.visit().form();
        Struct input =
                Struct.builder().put("GroupName", group).put("UserName", form.text("user")).build();
        String home = Paths.of("groups", group);
        if (form.text("do").equals("add")) {
            return form(member, group).after(member.call("iam:AddUserToGroup", input), _ -> home);
        }
        Reply reply = member.call("iam:RemoveUserFromGroup", input);
        return Problems.orGoOn(member, "groups", group, reply, home);
    }
}
