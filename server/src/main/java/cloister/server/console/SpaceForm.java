package cloister.server.console;

import cloister.server.page.Field;
import cloister.server.page.Field.Option;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.List;
import java.util.Optional;

/** Makes a space in a domain. */
final class SpaceForm {
    private SpaceForm() {}

    static HttpResponse answer(Member member, String domain) {
        FormPage page = page(member, domain);
        String name = member.visit().form().text("name");
        return member.visit().isPost()
                ? page.make(
                        "sagemaker:CreateSpace",
                        input(domain, member.visit().form()),
                        _ -> Paths.of("domains", domain, "spaces", name))
                : page.page();
    }

    private static FormPage page(Member member, String domain) {
        return FormPage.of(
                        member,
                        "domains",
                        member.say("make.space"),
                        Crumbs.of(member, "domains", domain),
                        Paths.of("make", "space", domain),
                        List.of(
                                Field.text("name", member.say("make.spaceName"), ""),
                                Field.select(
                                        "sharing",
                                        member.say("column.sharing"),
                                        "Private",
                                        DomainForm.options(member, "sharing", "Private", "Shared")),
                                Field.text(
                                                "owner",
                                                member.say("make.owner"),
                                                member.visit().query().text("owner"))
                                        .hinted(member.say("make.ownerHint")),
                                AppForm.type(
                                        member,
                                        List.of(new Option("", member.say("make.anyType")))),
                                TagLines.field(member)))
                .withLead(member.say("make.spaceLead"));
    }

    private static Struct input(String domain, Form form) {
        return Struct.builder()
                .put("DomainId", domain)
                .put("SpaceName", form.text("name"))
                .put(
                        "OwnershipSettings",
                        Struct.builder().put("OwnerUserProfileName", form.text("owner")).build())
                .put(
                        "SpaceSharingSettings",
                        Struct.builder().put("SharingType", form.text("sharing")).build())
                .put("SpaceSettings", settings(form))
                .build();
    }

    private static Optional<Struct> settings(Form form) {
        return form.optional("type").map(type -> Struct.builder().put("AppType", type).build());
    }
}
