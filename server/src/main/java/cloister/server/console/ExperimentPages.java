package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;

/** Experiments, their trials, and the trial components in them. */
final class ExperimentPages {
    private ExperimentPages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        String what = member.visit().section();
        return switch (rest.size()) {
            case 0 ->
                    switch (what) {
                        case "experiments" -> list(member);
                        case "components" -> Runs.compare(member);
                        default -> Problems.missing(member);
                    };
            case 1 ->
                    switch (what) {
                        case "experiments" -> experiment(member, rest.getFirst());
                        case "trials" -> trial(member, rest.getFirst());
                        default -> Runs.component(member, rest.getFirst());
                    };
            default -> Problems.missing(member);
        };
    }

    private static HttpResponse list(Member member) {
        Reply reply =
                member.call(
                        "sagemaker:ListExperiments",
                        Blocks.paged(member, "experiments", "NextToken").build());
        Block table =
                Blocks.table(
                        member,
                        "experiments",
                        reply,
                        "ExperimentSummaries",
                        List.of("name", "created", "changed"),
                        experiment ->
                                List.of(
                                        link("experiments", experiment, "ExperimentName"),
                                        Blocks.moment(experiment, "CreationTime"),
                                        Blocks.moment(experiment, "LastModifiedTime")));
        return member.page(
                new View(
                        "experiments",
                        member.say("nav.experiments"),
                        member.say("experiments.lead"),
                        List.of(),
                        List.of(table)));
    }

    private static HttpResponse experiment(Member member, String name) {
        Reply described = member.call("sagemaker:DescribeExperiment", "ExperimentName", name);
        List<Block> blocks = new ArrayList<>();
        blocks.add(described(member, described, "experiment", "ExperimentArn"));
        blocks.add(
                Blocks.table(
                        member,
                        "trials",
                        member.call(
                                "sagemaker:ListTrials",
                                Blocks.paged(member, "trials", "NextToken")
                                        .put("ExperimentName", name)
                                        .build()),
                        "TrialSummaries",
                        List.of("name", "created", "changed"),
                        trial ->
                                List.of(
                                        link("trials", trial, "TrialName"),
                                        Blocks.moment(trial, "CreationTime"),
                                        Blocks.moment(trial, "LastModifiedTime"))));
        tags(member, described, "ExperimentArn", blocks);
        return member.page(
                new View(
                        "experiments",
                        name,
                        "",
                        List.of(Crumbs.top(member, "experiments")),
                        blocks));
    }

    private static HttpResponse trial(Member member, String name) {
        Reply described = member.call("sagemaker:DescribeTrial", "TrialName", name);
        List<Block> blocks = new ArrayList<>();
        blocks.add(described(member, described, "trial", "TrialArn"));
        Reply components =
                member.call(
                        "sagemaker:ListTrialComponents",
                        Blocks.paged(member, "components", "NextToken")
                                .put("TrialName", name)
                                .build());
        blocks.add(
                Blocks.table(
                        member,
                        "components",
                        components,
                        "TrialComponentSummaries",
                        List.of("name", "status", "created"),
                        component ->
                                List.of(
                                        link("components", component, "TrialComponentName"),
                                        Runs.status(component),
                                        Blocks.moment(component, "CreationTime"))));
        Runs.choosing(member, names(components)).ifPresent(blocks::add);
        tags(member, described, "TrialArn", blocks);
        List<Link> crumbs = new ArrayList<>(List.of(Crumbs.top(member, "experiments")));
        described
                .output()
                .flatMap(trial -> trial.optionalString("ExperimentName"))
                .ifPresent(of -> crumbs.add(new Link(of, Paths.of("experiments", of))));
        return member.page(new View("experiments", name, "", crumbs, blocks));
    }

    private static List<String> names(Reply components) {
        return components.output().stream()
                .flatMap(output -> output.structs("TrialComponentSummaries").stream())
                .map(component -> component.string("TrialComponentName"))
                .toList();
    }

    private static Cell link(String section, Struct from, String nameMember) {
        String name = from.string(nameMember);
        return new Link(
                from.optionalString("DisplayName").filter(text -> !text.isEmpty()).orElse(name),
                Paths.of(section, name));
    }

    private static Block described(Member member, Reply reply, String id, String arn) {
        return reply.output()
                .<Block>map(
                        resource ->
                                new Block.Facts(
                                        id,
                                        "",
                                        List.of(
                                                Blocks.fact(
                                                        member, "arn", Blocks.code(resource, arn)),
                                                Blocks.fact(
                                                        member,
                                                        "description",
                                                        Blocks.text(resource, "Description")),
                                                Blocks.fact(member, "creator", creator(resource)),
                                                Blocks.fact(
                                                        member,
                                                        "created",
                                                        Blocks.moment(resource, "CreationTime")))))
                .orElseGet(() -> Blocks.refusal(member, reply, "title." + id));
    }

    static Cell creator(Struct resource) {
        return Blocks.text(
                resource.optionalStruct("CreatedBy")
                        .flatMap(by -> by.optionalString("UserProfileName")));
    }

    static void tags(Member member, Reply described, String arn, List<Block> blocks) {
        described
                .output()
                .flatMap(resource -> resource.optionalString(arn))
                .map(found -> member.call("sagemaker:ListTags", "ResourceArn", found))
                .ifPresent(reply -> blocks.add(Blocks.tags(member, reply)));
    }
}
