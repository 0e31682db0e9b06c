package cloister.server.console;

import cloister.server.page.Block.Submit;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.List;

/** Changes what a user profile works with. */
final class Editing {
    private Editing() {}

    /** The page that changes a user profile's execution role. */
    static HttpResponse profile(Member member, StudioPart profile) {
        if (member.visit().isPost()) {
            Struct settings =
                    Struct.builder()
                            .put("ExecutionRole", member.visit().form().text("role"))
                            .build();
            return page(member, profile, "")
                    .after(
                            member.call(
                                    "sagemaker:UpdateUserProfile",
                                    Struct.builder()
                                            .putAll(profile.named())
                                            .put("UserSettings", settings)
                                            .build()),
                            _ -> profile.home());
        }
        return page(member, profile, role(profile.describe(member))).page();
    }

    private static String role(Reply described) {
        return described
                .output()
                .flatMap(profile -> profile.optionalStruct("UserSettings"))
                .flatMap(settings -> settings.optionalString("ExecutionRole"))
                .orElse("");
    }

    private static FormPage page(Member member, StudioPart profile, String role) {
        return FormPage.of(
                        member,
                        "domains",
                        member.say("edit.role", profile.name()),
                        profile.crumbs(member),
                        Paths.of("edit", "role", profile.domain(), profile.name()),
                        List.of(Making.role(member, role)))
                .withLead(member.say("edit.roleLead"))
                .withSubmits(List.of(new Submit(member.say("policy.save"), "", "main")));
    }
}
