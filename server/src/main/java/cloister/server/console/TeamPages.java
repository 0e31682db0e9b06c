package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The teams, as the tags of roles tell them. */
final class TeamPages {
    /** Roles asked for in one call; a page makes so many calls at most. */
    private static final int ROLES = 100;

    private static final int CALLS = 5;
    private static final int SHOWN = 40;

    private TeamPages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        return switch (rest.size()) {
            case 0 ->
                    member.visit()
                            .query()
                            .optional("name")
                            .map(name -> Answers.seeOther(Paths.of("teams", name)))
                            .orElseGet(() -> list(member));
            case 1 -> new TeamPage(rest.getFirst()).answer(member);
            default -> Problems.missing(member);
        };
    }

    private static HttpResponse list(Member member) {
        Map<String, List<Link>> teams = new TreeMap<>();
        Optional<String> next = member.visit().query().optional("next-teams");
        Reply reply;
        int calls = 0;
        do {
            reply = roles(member, next);
            reply.output()
                    .ifPresent(
                            output ->
                                    output.structs("RoleDetailList")
                                            .forEach(role -> add(teams, role)));
            next = reply.output().flatMap(output -> output.optionalString("Marker"));
            calls++;
        } while (next.isPresent() && teams.size() < SHOWN && calls < CALLS);
        return member.page(
                new View(
                        "teams",
                        member.say("nav.teams"),
                        member.say("teams.lead", TeamTags.TEAM),
                        List.of(),
                        List.of(
                                reply.output().isPresent()
                                        ? table(member, teams, next)
                                        : Blocks.refusal(member, reply, "title.teams"),
                                open(member))));
    }

    private static Reply roles(Member member, Optional<String> next) {
        return member.call(
                "iam:GetAccountAuthorizationDetails",
                Struct.builder()
                        .put("Filter", List.of("Role"))
                        .put("MaxItems", ROLES)
                        .put("Marker", next)
                        .build());
    }

    private static void add(Map<String, List<Link>> teams, Struct role) {
        String name = role.string("RoleName");
        team(role)
                .ifPresent(
                        team ->
                                teams.computeIfAbsent(team, _ -> new ArrayList<>())
                                        .add(new Link(name, Paths.of("roles", name))));
    }

    /** The team that a role's tags name. */
    static Optional<String> team(Struct role) {
        return role.structs("Tags").stream()
                .filter(tag -> tag.string("Key").equals(TeamTags.TEAM))
                .map(tag -> tag.string("Value"))
                .findFirst();
    }

    private static Block table(
            Member member, Map<String, List<Link>> teams, Optional<String> next) {
        List<List<Cell>> rows =
                teams.entrySet().stream()
                        .map(
                                team ->
                                        List.<Cell>of(
                                                new Link(
                                                        team.getKey(),
                                                        Paths.of("teams", team.getKey())),
                                                new Cell.Links(team.getValue())))
                        .toList();
        return Blocks.table(
                member,
                "teams",
                rows,
                List.of("team", "roles"),
                next.map(marker -> Blocks.more(member, "teams", marker)));
    }

    /** The way to a team that one knows the name of. */
    private static Block open(Member member) {
        return new Block.Form(
                member.say("teams.open"),
                "",
                "get",
                Paths.of("teams"),
                List.of(Field.text("name", member.say("teams.name"), "")),
                List.of(new Submit(member.say("teams.open"), "", "plain")));
    }
}
