package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations on trial components by themselves. */
record TrialComponentCommands(Store store, Arns arns, Pager pager) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateTrialComponent", this::create,
                "sagemaker:DescribeTrialComponent", this::describe,
                "sagemaker:ListTrialComponents", this::list,
                "sagemaker:UpdateTrialComponent", this::update,
                "sagemaker:DeleteTrialComponent", this::delete);
    }

    private Struct create(Call call) {
        Map<String, String> tags = Tags.given(call.input());
        Struct given = ComponentProperties.given(call.input());
        String name = call.input().string("TrialComponentName");
        String arn = arns.trialComponent(call.region(), name);
        store.write(
                transaction -> {
                    if (Tags.of(transaction, arn).isPresent()) {
                        throw Refusal.validation(
                                "Trial component names must be unique within an AWS account and"
                                        + " region. Trial component with name ("
                                        + name
                                        + ") already exists.");
                    }
                    Optional<Actor> actor = Actor.of(transaction, call.caller());
                    TrialComponent component =
                            new TrialComponent(
                                    call.region(),
                                    arn,
                                    name,
                                    List.of(),
                                    Moment.of(call),
                                    Moment.of(call),
                                    Authors.created(given, actor));
                    TrialComponent.TABLE.put(transaction, component);
                    Tags.put(
                            transaction,
                            arn,
                            TagInheritance.inStudio(transaction, call.region(), actor, tags));
                    return component;
                });
        return Struct.builder().put("TrialComponentArn", arn).build();
    }

    private Struct describe(Call call) {
        String nameOrArn = call.input().string("TrialComponentName");
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        boolean own =
                name.equals(nameOrArn)
                        || Arns.lower(nameOrArn).equals(arns.trialComponent(call.region(), name));
        if (!own) {
            throw Refusal.notFound("TrialComponent '" + nameOrArn + "' does not exist.");
        }
        Reader reader = store.read();
        return description(reader, TrialComponent.require(reader, arns, call.region(), name));
    }

    /** A trial component as DescribeTrialComponent tells it. */
    static Struct description(Reader reader, TrialComponent component) {
        List<Struct> metrics = Metrics.summaries(reader, component);
        return Struct.builder()
                .putAll(component.properties())
                .putAll(names(component))
                .put("Metrics", Optional.of(metrics).filter(some -> !some.isEmpty()))
                .build();
    }

    private static Struct names(TrialComponent component) {
        return Struct.builder()
                .put("TrialComponentName", component.name())
                .put("TrialComponentArn", component.arn())
                .put("DisplayName", component.displayName())
                .put("CreationTime", component.created())
                .put("LastModifiedTime", component.modified())
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        checkOneFilter(input);
        Reader reader = store.read();
        String region = call.region();
        String scope =
                input.optionalString("ExperimentName")
                        .map(name -> Experiment.require(reader, arns, region, name).name())
                        .map(name -> TrialComponent.scopeOfExperiment(region, name))
                        .or(
                                () ->
                                        input.optionalString("TrialName")
                                                .map(
                                                        name ->
                                                                Trial.require(
                                                                        reader, arns, region, name))
                                                .map(
                                                        trial ->
                                                                TrialComponent.scopeOfTrial(
                                                                        region, trial.name())))
                        .orElse(region);
        Listing<TrialComponent> listing =
                Lists.listing(
                        call,
                        pager,
                        scope,
                        Lists.NEWEST_FIRST,
                        component ->
                                Lists.inTime(input, component.created())
                                        && hasSource(component, input));
        Page<TrialComponent> page = TrialComponent.TABLE.list(reader, listing);
        return Lists.output(
                call, pager, "TrialComponentSummaries", page, TrialComponentCommands::summary);
    }

    private static void checkOneFilter(Struct input) {
        if (Stream.of("ExperimentName", "TrialName", "SourceArn").filter(input::has).count() > 1) {
            throw Refusal.validation(
                    "Only one of ExperimentName, TrialName and SourceArn can be specified.");
        }
    }

    private static boolean hasSource(TrialComponent component, Struct input) {
        Optional<String> source =
                component
                        .properties()
                        .optionalStruct("Source")
                        .map(known -> known.string("SourceArn"));
        return input.optionalString("SourceArn").stream()
                .allMatch(asked -> source.filter(asked::equals).isPresent());
    }

    private static Struct summary(TrialComponent component) {
        return Struct.builder()
                .putAll(names(component))
                .putAll(
                        Settings.pick(
                                component.properties(),
                                List.of(
                                        "Status",
                                        "StartTime",
                                        "EndTime",
                                        "CreatedBy",
                                        "LastModifiedBy")))
                .build();
    }

    private Struct update(Call call) {
        TrialComponent changed =
                store.write(
                        transaction -> {
                            TrialComponent component = named(transaction, call);
                            Struct properties =
                                    ComponentProperties.updated(
                                            component.properties(), call.input());
                            TrialComponent updated =
                                    component.withProperties(
                                            Authors.modified(
                                                    properties,
                                                    Actor.of(transaction, call.caller())),
                                            Moment.of(call));
                            TrialComponent.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("TrialComponentArn", changed.arn()).build();
    }

    private Struct delete(Call call) {
        TrialComponent deleted =
                store.write(
                        transaction -> {
                            TrialComponent component = named(transaction, call);
                            if (!component.parents().isEmpty()) {
                                throw Refusal.validation(
                                        "TrialComponent '"
                                                + component.arn()
                                                + "' is linked to 1 or more trials and cannot be"
                                                + " deleted.");
                            }
                            Metrics.delete(transaction, component);
                            Association.deleteAll(transaction, component.arn());
                            TrialComponent.TABLE.delete(transaction, component);
                            Tags.delete(transaction, component.arn());
                            return component;
                        });
        return Struct.builder().put("TrialComponentArn", deleted.arn()).build();
    }

    private TrialComponent named(Reader reader, Call call) {
        return TrialComponent.require(
                reader, arns, call.region(), call.input().string("TrialComponentName"));
    }
}
