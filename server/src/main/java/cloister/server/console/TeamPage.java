package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.console.Team.TeamStudio;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.studio.LiveApp;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A team: its roles, its people, their Studios and what runs in them, its experiments. */
record TeamPage(String name) {
    private static final int SHOWN = 50;

    HttpResponse answer(Member member) {
        Team team = member.host().team(member.asker(), name);
        List<LiveApp> apps =
                team.studios().stream().flatMap(studio -> studio.apps().stream()).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Blocks.links(
                        new Link(
                                member.say("teams.matrix"),
                                Paths.with(Paths.of("matrix"), "team", name))));
        blocks.add(facts(member, team, apps));
        blocks.add(roles(member, team));
        if (!team.users().isEmpty()) {
            blocks.add(users(member, team));
        }
        blocks.add(
                gated(
                        member,
                        "sagemaker:ListUserProfiles",
                        "teamStudios",
                        () -> studios(member, team)));
        blocks.add(gated(member, "sagemaker:ListApps", "teamApps", () -> apps(member, apps)));
        blocks.add(experiments(member));
        return member.page(
                new View(
                        "teams",
                        name,
                        member.say("teams.seen"),
                        List.of(Crumbs.top(member, "teams")),
                        blocks));
    }

    /** What is shown to who may list the like of it. */
    private static Block gated(Member member, String operation, String id, Supplier<Block> block) {
        Reply reply = member.call(operation, Struct.builder().put("MaxResults", 1).build());
        return reply instanceof Reply.Done
                ? block.get()
                : Blocks.refusal(member, reply, "title." + id);
    }

    private Block facts(Member member, Team team, List<LiveApp> apps) {
        return new Block.Facts(
                "team",
                "",
                List.of(
                        Blocks.fact(member, "tag", new Cell.Code(TeamTags.TEAM + "=" + name)),
                        Blocks.fact(member, "studios", count(team.studios())),
                        Blocks.fact(member, "running", count(apps))));
    }

    private static Cell count(List<?> some) {
        return new Cell.Text(Integer.toString(some.size()));
    }

    private static Block roles(Member member, Team team) {
        return part(
                member,
                "teamRoles",
                team.roles(),
                List.of("name", "arn"),
                arn -> List.of(role(arn), new Cell.Code(arn)));
    }

    private static Cell role(String arn) {
        String role = arn.substring(arn.lastIndexOf('/') + 1);
        return new Link(role, Paths.of("roles", role));
    }

    private static Block users(Member member, Team team) {
        return part(
                member,
                "teamUsers",
                team.users(),
                List.of("name"),
                user -> List.of(new Link(user, Paths.of("users", user))));
    }

    private static Block studios(Member member, Team team) {
        return part(
                member,
                "teamStudios",
                team.studios(),
                List.of("profile", "owner", "domain", "role", "apps", "do"),
                studio -> row(member, studio));
    }

    private static List<Cell> row(Member member, TeamStudio studio) {
        String domain = studio.domainId();
        return List.of(
                new Link(
                        studio.profile(),
                        Paths.of("domains", domain, "profiles", studio.profile())),
                Blocks.text(studio.owner()),
                new Link(domain, Paths.of("domains", domain)),
                studio.executionRole().map(TeamPage::role).orElse(new Cell.Text("–")),
                count(studio.apps()),
                new Cell.Actions(Launching.actions(member, domain, studio.profile())));
    }

    private static Block apps(Member member, List<LiveApp> apps) {
        return part(
                member,
                "teamApps",
                apps,
                List.of("name", "type", "status", "for"),
                app ->
                        List.of(
                                new Cell.Text(app.name()),
                                new Cell.Text(app.type()),
                                Cell.status(app.status()),
                                new Link(app.owner(), home(app))));
    }

    private static String home(LiveApp app) {
        String kind = app.ownerMember().equals("SpaceName") ? "spaces" : "profiles";
        return Paths.of("domains", app.domainId(), kind, app.owner());
    }

    private Block experiments(Member member) {
        return Blocks.table(
                member,
                "teamExperiments",
                search(member, name, Blocks.paged(member, "teamExperiments", "NextToken")),
                "Results",
                List.of("name", "created", "creator"),
                result -> {
                    Struct experiment = result.optionalStruct("Experiment").orElse(Struct.EMPTY);
                    String called = experiment.optionalString("ExperimentName").orElse("");
                    return List.of(
                            new Link(called, Paths.of("experiments", called)),
                            Blocks.moment(experiment, "CreationTime"),
                            ExperimentPages.creator(experiment));
                });
    }

    /** The experiments with a team's tag, the newest first. */
    static Reply search(Member member, String team, Struct.Builder page) {
        Struct filter =
                Struct.builder()
                        .put("Name", "Tags." + TeamTags.TEAM)
                        .put("Operator", "Equals")
                        .put("Value", team)
                        .build();
        return member.call(
                "sagemaker:Search",
                page.put("Resource", "Experiment")
                        .put("SortBy", "CreationTime")
                        .put(
                                "SearchExpression",
                                Struct.builder().put("Filters", List.of(filter)).build())
                        .build());
    }

    /** A part of a list as a table, and the way to the next. */
    private static <T> Block part(
            Member member,
            String id,
            List<T> all,
            List<String> columns,
            Function<T, List<Cell>> row) {
        int from = Math.min(start(member, id), all.size());
        int to = Math.min(from + SHOWN, all.size());
        return Blocks.table(
                member,
                id,
                all.subList(from, to).stream().map(row).toList(),
                columns,
                Optional.of(to)
                        .filter(end -> end < all.size())
                        .map(end -> Blocks.more(member, id, Integer.toString(end))));
    }

    private static int start(Member member, String id) {
        return member.visit()
                .query()
                .optional("next-" + id)
                .filter(text -> text.matches("[0-9]{1,8}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
