package cloister.server.console;

import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The apps that run in a user profile or a space.
 *
 * @param opener the user profile that they are opened by; empty for those of a shared space
 */
record AppTable(StudioPart owner, Optional<String> opener) {
    Block block(Member member) {
        Reply reply =
                member.call(
                        "sagemaker:ListApps",
                        Blocks.paged(member, "apps", "NextToken")
                                .put("DomainIdEquals", owner.domain())
                                .put(owner.kind().nameMember() + "Equals", owner.name())
                                .build());
        return Blocks.table(
                member,
                "apps",
                reply,
                "Apps",
                List.of("name", "type", "status", "created", "do"),
                app ->
                        List.of(
                                Blocks.text(app, "AppName"),
                                Blocks.text(app, "AppType"),
                                Blocks.status(app, "Status"),
                                Blocks.moment(app, "CreationTime"),
                                new Cell.Actions(actions(member, app))));
    }

    /** What can be done with an app: open it as it runs, or stop it. */
    private List<Action> actions(Member member, Struct app) {
        String status = app.optionalString("Status").orElse("");
        String name = app.string("AppName");
        List<Action> actions = new ArrayList<>();
        if (status.equals("InService")) {
            opener.ifPresent(profile -> actions.add(open(member, app, profile)));
        }
        if (status.equals("InService") || status.equals("Pending") || status.equals("Failed")) {
            actions.add(
                    new Action(
                            member.say("app.stop"),
                            name,
                            owner.home() + "/stop",
                            Map.of("type", app.string("AppType"), "name", name),
                            "danger"));
        }
        return actions;
    }

    private Action open(Member member, Struct app, String profile) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("landing", "app:" + app.string("AppType") + ":");
        if (owner.kind() == StudioPart.Kind.SPACE) {
            hidden.put("space", owner.name());
        }
        return new Action(
                member.say("launch.open"),
                app.string("AppName"),
                Launching.at(owner.domain(), profile),
                hidden,
                "plain");
    }

    /** Stops an app, which is to delete it; what it wrote stays. */
    static HttpResponse stop(Member member, StudioPart owner) {
        Form form = member.visit().form();
        Reply reply =
                member.call(
                        "sagemaker:DeleteApp",
                        Struct.builder()
                                .putAll(owner.named())
                                .put("AppType", form.text("type"))
                                .put("AppName", form.text("name"))
                                .build());
        return Problems.orGoOn(member, "domains", member.say("app.stop"), reply, owner.home());
    }
}
