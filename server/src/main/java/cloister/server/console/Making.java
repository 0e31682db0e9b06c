package cloister.server.console;

import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes users and user profiles by form, with the tags that they have from the start. */
final class Making {
    private Making() {}

    static Block userForm(Member member) {
        return form(
                member,
                "make.user",
                Paths.of("users"),
                List.of(Field.text("name", member.say("make.userName"), ""), tags(member)));
    }

    static HttpResponse user(Member member) {
        String name = member.visit().form().text("name");
        Reply reply =
                making(member, "iam:CreateUser", Struct.builder().put("UserName", name).build());
        return reply instanceof Reply.Done
                ? Answers.seeOther(Paths.of("users", name))
                : Problems.refused(member, "users", member.say("make.user"), reply);
    }

    static Block profileForm(Member member, String domain) {
        return form(
                member,
                "make.profile",
                Paths.of("domains", domain),
                List.of(
                        Field.text("name", member.say("make.profileName"), ""),
                        Field.text("role", member.say("make.role"), "")
                                .optional()
                                .hinted(member.say("make.roleHint")),
                        tags(member)));
    }

    static HttpResponse profile(Member member, String domain) {
        String name = member.visit().form().text("name");
        Optional<Struct> settings =
                member.visit()
                        .form()
                        .optional("role")
                        .map(role -> Struct.builder().put("ExecutionRole", role).build());
        Reply reply =
                making(
                        member,
                        "sagemaker:CreateUserProfile",
                        Struct.builder()
                                .put("DomainId", domain)
                                .put("UserProfileName", name)
                                .put("UserSettings", settings)
                                .build());
        return reply instanceof Reply.Done
                ? Answers.seeOther(Paths.of("domains", domain, "profiles", name))
                : Problems.refused(member, "domains", member.say("make.profile"), reply);
    }

    private static Block form(Member member, String title, String action, List<Field> fields) {
        return new Block.Form(
                member.say(title),
                "",
                "post",
                action,
                fields,
                List.of(new Submit(member.say(title), "", "plain")));
    }

    private static Field tags(Member member) {
        return Field.lines("tags", member.say("make.tags")).hinted(member.say("make.tagsHint"));
    }

    private static Reply making(Member member, String operation, Struct input) {
        List<Struct> tags = new ArrayList<>();
        for (String line : member.visit().form().text("tags").lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 1 && !line.isBlank()) {
                return new Reply.Failed(
                        "", "ValidationException", member.say("make.noTag", line.strip()));
            }
            if (equals > 0) {
                tags.add(
                        Struct.builder()
                                .put("Key", line.substring(0, equals).strip())
                                .put("Value", line.substring(equals + 1).strip())
                                .build());
            }
        }
        return member.call(
                operation,
                Struct.builder()
                        .putAll(input)
                        .put("Tags", Optional.of(tags).filter(some -> !some.isEmpty()))
                        .build());
    }
}
