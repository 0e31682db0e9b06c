package cloister.server.console;

import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes users, groups and user profiles by the forms that stand on their lists' pages. */
final class Making {
    private static final String PERSON = "person";

    private Making() {}

    static FormPage userForm(Member member) {
        return FormPage.of(
                member,
                "users",
                member.say("make.user"),
                List.of(Crumbs.top(member, "users")),
                Paths.of("users"),
                List.of(
                        Field.text("name", member.say("make.userName"), ""),
                        TagLines.field(member)));
    }

    static HttpResponse user(Member member) {
        String name = member.visit().form().text("name");
        return userForm(member)
                .make(
                        "iam:CreateUser",
                        Struct.builder().put("UserName", name).build(),
                        _ -> Paths.of("users", name));
    }

    static FormPage groupForm(Member member) {
        return FormPage.of(
                member,
                "groups",
                member.say("make.group"),
                List.of(Crumbs.top(member, "groups")),
                Paths.of("groups"),
                List.of(Field.text("name", member.say("make.groupName"), "")));
    }

    static HttpResponse group(Member member) {
        String name = member.visit().form().text("name");
        Struct input = Struct.builder().put("GroupName", name).build();
        return groupForm(member)
                .after(member.call("iam:CreateGroup", input), _ -> Paths.of("groups", name));
    }

    /**
     * The form for a user profile.
     *
     * @param signOn whether the domain's profiles are people's of the directory
     */
    static FormPage profileForm(Member member, String domain, boolean signOn) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("name", member.say("make.profileName"), ""));
        if (signOn) {
            fields.add(Field.text(PERSON, member.say("make.person"), ""));
        }
        fields.add(role(member, "").optional().hinted(member.say("make.roleHint")));
        fields.add(TagLines.field(member));
        return FormPage.of(
                member,
                "domains",
                member.say("make.profile"),
                Crumbs.of(member, "domains", domain),
                Paths.of("domains", domain),
                fields);
    }

    static HttpResponse profile(Member member, String domain) {
        Form form = member.visit().form();
        String name = form.text("name");
        Optional<String> person = form.optional(PERSON);
        return profileForm(member, domain, form.all().containsKey(PERSON))
                .make(
                        "sagemaker:CreateUserProfile",
                        Struct.builder()
                                .put("DomainId", domain)
                                .put("UserProfileName", name)
                                .put("UserSettings", settings(form, "role"))
                                .put("SingleSignOnUserIdentifier", person.map(_ -> "UserName"))
                                .put("SingleSignOnUserValue", person)
                                .build(),
                        _ -> Paths.of("domains", domain, "profiles", name));
    }

    /** The field for an execution role. */
    static Field role(Member member, String value) {
        return Field.text("role", member.say("make.role"), value);
    }

    /** Settings with the execution role that a field names; none where it is empty. */
    static Optional<Struct> settings(Form form, String field) {
        return form.optional(field)
                .map(role -> Struct.builder().put("ExecutionRole", role).build());
    }
}
