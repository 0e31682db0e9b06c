package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user profile or a space, and the apps that run in it. */
final class ProfilePages {
    private ProfilePages() {}

    static HttpResponse profile(Member member, String domain, String name) {
        Reply described =
                member.call(
                        "sagemaker:DescribeUserProfile",
                        Struct.builder()
                                .put("DomainId", domain)
                                .put("UserProfileName", name)
                                .build());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Bar("", Launching.actions(member, domain, name), List.of()));
        blocks.add(
                described
                        .output()
                        .map(profile -> profileFacts(member, profile))
                        .orElseGet(() -> Blocks.refusal(member, described, "title.profile")));
        blocks.add(apps(member, domain, "UserProfileNameEquals", name));
        blocks.add(DomainPages.spaces(member, domain, Optional.of(name)));
        described
                .output()
                .flatMap(profile -> profile.optionalString("UserProfileArn"))
                .ifPresent(arn -> blocks.add(tags(member, arn)));
        blocks.add(Launching.copy(member, domain, name));
        return member.page(new View("domains", name, "", crumbs(member, domain), blocks));
    }

    static HttpResponse space(Member member, String domain, String name) {
        Reply described =
                member.call(
                        "sagemaker:DescribeSpace",
                        Struct.builder().put("DomainId", domain).put("SpaceName", name).build());
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                described
                        .output()
                        .map(space -> spaceFacts(member, space))
                        .orElseGet(() -> Blocks.refusal(member, described, "title.space")));
        blocks.add(apps(member, domain, "SpaceNameEquals", name));
        described
                .output()
                .flatMap(space -> space.optionalString("SpaceArn"))
                .ifPresent(arn -> blocks.add(tags(member, arn)));
        return member.page(new View("domains", name, "", crumbs(member, domain), blocks));
    }

    private static List<Link> crumbs(Member member, String domain) {
        return List.of(
                new Link(member.say("nav.domains"), Paths.of("domains")),
                new Link(domain, Paths.of("domains", domain)));
    }

    private static Block tags(Member member, String arn) {
        return Blocks.tags(member, member.call("sagemaker:ListTags", "ResourceArn", arn));
    }

    private static Block profileFacts(Member member, Struct profile) {
        Struct settings = profile.optionalStruct("UserSettings").orElse(Struct.EMPTY);
        return new Block.Facts(
                "profile",
                "",
                List.of(
                        Blocks.fact(member, "status", Blocks.status(profile, "Status")),
                        Blocks.fact(member, "arn", Blocks.code(profile, "UserProfileArn")),
                        Blocks.fact(member, "role", Blocks.code(settings, "ExecutionRole")),
                        Blocks.fact(member, "created", Blocks.moment(profile, "CreationTime"))));
    }

    private static Block spaceFacts(Member member, Struct space) {
        return new Block.Facts(
                "space",
                "",
                List.of(
                        Blocks.fact(member, "status", Blocks.status(space, "Status")),
                        Blocks.fact(member, "arn", Blocks.code(space, "SpaceArn")),
                        Blocks.fact(member, "created", Blocks.moment(space, "CreationTime"))));
    }

    private static Block apps(Member member, String domain, String by, String name) {
        Reply reply =
                member.call(
                        "sagemaker:ListApps",
                        Blocks.paged(member, "apps", "NextToken")
                                .put("DomainIdEquals", domain)
                                .put(by, name)
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
                                new Cell.Actions(actions(member, domain, app))));
    }

    /** What can be done with an app: open it as it runs, or stop it. */
    private static List<Action> actions(Member member, String domain, Struct app) {
        String status = app.optionalString("Status").orElse("");
        String name = app.string("AppName");
        Optional<String> profile = app.optionalString("UserProfileName");
        List<Action> actions = new ArrayList<>();
        if (status.equals("InService")) {
            profile.ifPresent(
                    owner ->
                            actions.add(
                                    new Action(
                                            member.say("launch.open"),
                                            name,
                                            Launching.at(domain, owner),
                                            Map.of("landing", "app:" + app.string("AppType") + ":"),
                                            "plain")));
        }
        if (status.equals("InService") || status.equals("Pending") || status.equals("Failed")) {
            String kind = profile.isPresent() ? "profiles" : "spaces";
            actions.add(
                    new Action(
                            member.say("app.stop"),
                            name,
                            Paths.of(
                                    "domains",
                                    domain,
                                    kind,
                                    profile.or(() -> app.optionalString("SpaceName")).orElse(""),
                                    "stop"),
                            Map.of("type", app.string("AppType"), "name", name),
                            "danger"));
        }
        return actions;
    }

    /** Stops an app, which is to delete it; what it wrote stays. */
    static HttpResponse stop(Member member, String domain, String kind, String owner) {
        Form form = member.visit().form();
        Reply reply =
                member.call(
                        "sagemaker:DeleteApp",
                        Struct.builder()
                                .put("DomainId", domain)
                                .put(
                                        kind.equals("profiles") ? "UserProfileName" : "SpaceName",
                                        owner)
                                .put("AppType", form.text("type"))
                                .put("AppName", form.text("name"))
                                .build());
        return reply instanceof Reply.Done
                ? Answers.seeOther(Paths.of("domains", domain, kind, owner))
                : Problems.refused(member, "domains", member.say("app.stop"), reply);
    }
}
