package cloister.server.console;

import cloister.server.console.Matrix.Target;
import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who outside a team may open its Studios and delete its experiments. */
record TeamMatrix(Matrix matrix, String name) {

    HttpResponse answer(Member member) {
        Team team = member.host().team(member.asker(), name);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Blocks.links(
                        new Link(name, Paths.of("teams", name)),
                        new Link(member.say("matrix.whole"), Paths.of("matrix"))));
        blocks.add(opens(member, team));
        blocks.addAll(changes(member));
        return member.page(
                new View(
                        "matrix",
                        member.say("matrix.team", name),
                        member.say("matrix.teamLead", Matrix.MOST),
                        Crumbs.of(member, "teams", name),
                        blocks));
    }

    /** Users who aren't of the team, and the team's Studios. */
    private Block opens(Member member, Team team) {
        Set<String> insiders = new HashSet<>(team.users());
        team.studios().forEach(studio -> studio.owner().ifPresent(insiders::add));
        Reply users =
                member.call(
                        "iam:ListUsers",
                        Blocks.paged(member, "opens", "Marker")
                                .put("MaxItems", Matrix.MOST)
                                .build());
        List<Target> studios =
                team.studios().stream()
                        .limit(Matrix.MOST)
                        .map(studio -> Target.opening(studio.domainId(), studio.profile()))
                        .toList();
        return users.output()
                .map(
                        output ->
                                matrix.table(
                                        member,
                                        "opens",
                                        output.structs("Users").stream()
                                                .filter(
                                                        user ->
                                                                !insiders.contains(
                                                                        user.string("UserName")))
                                                .map(user -> user.string("Arn"))
                                                .toList(),
                                        studios,
                                        more(member, "opens", output)))
                .orElseGet(() -> Blocks.refusal(member, users, "matrix.part"));
    }

    /** Roles without the team's tag, and the team's experiments. */
    private List<Block> changes(Member member) {
        Reply roles =
                member.call(
                        "iam:GetAccountAuthorizationDetails",
                        Blocks.paged(member, "changes", "Marker")
                                .put("Filter", List.of("Role"))
                                .put("MaxItems", Matrix.MOST)
                                .build());
        Reply experiments =
                TeamPage.search(member, name, Struct.builder().put("MaxResults", Matrix.MOST));
        List<Block> refused = new ArrayList<>();
        for (Reply reply : List.of(roles, experiments)) {
            if (reply.output().isEmpty()) {
                refused.add(Blocks.refusal(member, reply, "matrix.part"));
            }
        }
        return refused.isEmpty()
                ? List.of(
                        matrix.table(
                                member,
                                "changes",
                                outsiders(roles),
                                targets(experiments),
                                roles.output().flatMap(output -> more(member, "changes", output))))
                : refused;
    }

    private List<String> outsiders(Reply roles) {
        return roles.output().stream()
                .flatMap(output -> output.structs("RoleDetailList").stream())
                .filter(role -> TeamPages.team(role).filter(name::equals).isEmpty())
                .map(role -> role.string("Arn"))
                .toList();
    }

    private static List<Target> targets(Reply experiments) {
        return experiments.output().stream()
                .flatMap(output -> output.structs("Results").stream())
                .flatMap(result -> result.optionalStruct("Experiment").stream())
                .map(experiment -> Target.deleting(experiment.string("ExperimentName")))
                .toList();
    }

    private static Optional<Link> more(Member member, String id, Struct output) {
        return output.optionalString("Marker").map(marker -> Blocks.more(member, id, marker));
    }
}
