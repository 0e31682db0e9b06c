package cloister.server.console;

import cloister.server.page.Field;
import cloister.server.page.Field.Option;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts an app of a user profile or a space. */
final class AppForm {
    /** The types that something here runs. */
    private static final List<String> TYPES = List.of("JupyterLab", "JupyterServer", "CodeEditor");

    private AppForm() {}

    static HttpResponse answer(Member member, StudioPart owner) {
        FormPage page = page(member, owner);
        return member.visit().isPost()
                ? page.make(
                        "sagemaker:CreateApp",
                        input(owner, member.visit().form()),
                        _ -> owner.home())
                : page.page();
    }

    private static FormPage page(Member member, StudioPart owner) {
        return FormPage.of(
                        member,
                        "domains",
                        member.say("make.app"),
                        owner.crumbs(member),
                        Paths.of(
                                "make",
                                "app",
                                owner.domain(),
                                owner.kind().section(),
                                owner.name()),
                        List.of(
                                type(member, List.of()),
                                Field.text("name", member.say("make.appName"), "default"),
                                Field.text("instance", member.say("make.instance"), "")
                                        .optional()
                                        .hinted(member.say("make.instanceHint")),
                                TagLines.field(member)))
                .withLead(member.say("make.appLead", owner.name()));
    }

    /** The field for an app's type. */
    static Field type(Member member, List<Option> first) {
        List<Option> options = new ArrayList<>(first);
        TYPES.forEach(type -> options.add(new Option(type, type)));
        return Field.select(
                "type", member.say("make.appType"), options.getFirst().value(), options);
    }

    private static Struct input(StudioPart owner, Form form) {
        Optional<Struct> spec =
                form.optional("instance")
                        .map(type -> Struct.builder().put("InstanceType", type).build());
        return Struct.builder()
                .putAll(owner.named())
                .put("AppType", form.text("type"))
                .put("AppName", form.text("name"))
                .put("ResourceSpec", spec)
                .build();
    }
}
