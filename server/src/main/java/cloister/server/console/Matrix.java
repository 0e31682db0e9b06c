package cloister.server.console;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.server.console.Member.View;
import cloister.server.facts.Asker;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may open, and change, whose: every cell is a decision of the engine about the call that it
 * names, as if its principal made it now. Rows are those whom the reader may simulate.
 */
record Matrix(Identity identity) {
    static final int MOST = 30;

    private static final String SESSION = "SageMaker";

    HttpResponse answer(Member member) {
        return member.visit()
                .query()
                .optional("team")
                .map(team -> new TeamMatrix(this, team).answer(member))
                .orElseGet(() -> whole(member));
    }

    private HttpResponse whole(Member member) {
        Reply domains = member.call("sagemaker:ListDomains", Struct.EMPTY);
        Reply profiles = member.call("sagemaker:ListUserProfiles", Struct.EMPTY);
        Reply users = member.call("iam:ListUsers", Struct.EMPTY);
        Reply experiments = member.call("sagemaker:ListExperiments", Struct.EMPTY);
        List<Block> blocks = new ArrayList<>();
        for (Reply reply : List.of(domains, profiles, users, experiments)) {
            if (reply.output().isEmpty()) {
                blocks.add(Blocks.refusal(member, reply, "matrix.part"));
            }
        }
        List<Target> studios = studios(profiles);
        blocks.add(table(member, "opens", names(users, "Users", "Arn"), studios, Optional.empty()));
        blocks.add(
                table(
                        member,
                        "changes",
                        roles(member, profiles),
                        experiments(experiments),
                        Optional.empty()));
        return member.page(
                new View(
                        "matrix",
                        member.say("nav.matrix"),
                        member.say("matrix.lead"),
                        List.of(),
                        blocks));
    }

    /** A call whose decision is a cell. */
    record Target(String name, String operation, Struct input) {
        /** Opening a user profile's Studio. */
        static Target opening(String domain, String profile) {
            return new Target(
                    profile,
                    "sagemaker:CreatePresignedDomainUrl",
                    Struct.builder()
                            .put("DomainId", domain)
                            .put("UserProfileName", profile)
                            .build());
        }

        /** Deleting an experiment. */
        static Target deleting(String experiment) {
            return new Target(
                    experiment,
                    "sagemaker:DeleteExperiment",
                    Struct.builder().put("ExperimentName", experiment).build());
        }
    }

    private static List<Target> studios(Reply profiles) {
        return structs(profiles, "UserProfiles").stream()
                .limit(MOST)
                .map(
                        profile ->
                                Target.opening(
                                        profile.string("DomainId"),
                                        profile.string("UserProfileName")))
                .toList();
    }

    private static List<Target> experiments(Reply experiments) {
        return structs(experiments, "ExperimentSummaries").stream()
                .limit(MOST)
                .map(experiment -> Target.deleting(experiment.string("ExperimentName")))
                .toList();
    }

    private static List<Struct> structs(Reply reply, String list) {
        return reply.output().map(output -> output.structs(list)).orElse(List.of());
    }

    private static List<String> names(Reply reply, String list, String member) {
        return structs(reply, list).stream().limit(MOST).map(each -> each.string(member)).toList();
    }

    /** The execution roles of the profiles, each once. */
    private static List<String> roles(Member member, Reply profiles) {
        Set<String> roles = new LinkedHashSet<>();
        structs(profiles, "UserProfiles").stream()
                .limit(MOST)
                .map(
                        profile ->
                                member.call(
                                        "sagemaker:DescribeUserProfile",
                                        Struct.builder()
                                                .put("DomainId", profile.string("DomainId"))
                                                .put(
                                                        "UserProfileName",
                                                        profile.string("UserProfileName"))
                                                .build()))
                .flatMap(reply -> reply.output().stream())
                .flatMap(profile -> profile.optionalStruct("UserSettings").stream())
                .flatMap(settings -> settings.optionalString("ExecutionRole").stream())
                .forEach(roles::add);
        return List.copyOf(roles);
    }

    /** Principals by rows, calls by columns. */
    Block table(
            Member member,
            String id,
            List<String> arns,
            List<Target> targets,
            Optional<Link> more) {
        List<String> columns = new ArrayList<>(List.of(member.say("column.principal")));
        targets.forEach(target -> columns.add(target.name()));
        List<List<Cell>> rows = new ArrayList<>();
        for (String arn : arns) {
            who(member, arn).ifPresent(who -> rows.add(row(member, arn, who, targets)));
        }
        return new Block.Table(
                id,
                member.say("title." + id),
                columns,
                targets.isEmpty() ? List.of() : rows,
                member.say("empty." + id),
                more);
    }

    /** A principal, if the reader may simulate it. */
    private Optional<Credential> who(Member member, String arn) {
        Struct simulation =
                Struct.builder()
                        .put("PolicySourceArn", arn)
                        .put("ActionNames", List.of("sagemaker:DescribeApp"))
                        .build();
        return member.host()
                        .would(member.asker(), "iam:SimulatePrincipalPolicy", simulation)
                        .allowed()
                ? identity.asIf(arn, SESSION, member.now())
                : Optional.empty();
    }

    private static List<Cell> row(Member member, String arn, Credential who, List<Target> targets) {
        Asker asker = new Asker(who, member.session().region(), member.visit().connection());
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(arn.substring(arn.lastIndexOf('/') + 1)));
        for (Target target : targets) {
            boolean allowed =
                    member.host().would(asker, target.operation(), target.input()).allowed();
            cells.add(
                    new Cell.Status(
                            member.say(allowed ? "why.yes" : "why.no"), allowed ? "good" : "soft"));
        }
        return cells;
    }
}
