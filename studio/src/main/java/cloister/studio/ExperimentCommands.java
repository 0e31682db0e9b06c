package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on experiments. */
record ExperimentCommands(Store store, Arns arns, Pager pager) {
    private static final List<String> GIVEN = List.of("DisplayName", "Description");

    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateExperiment", this::create,
                "sagemaker:DescribeExperiment", this::describe,
                "sagemaker:ListExperiments", this::list,
                "sagemaker:UpdateExperiment", this::update,
                "sagemaker:DeleteExperiment", this::delete);
    }

    private Struct create(Call call) {
        Map<String, String> tags = Tags.given(call.input());
        String name = call.input().string("ExperimentName");
        String arn = arns.experiment(call.region(), name);
        store.write(
                transaction -> {
                    if (Tags.of(transaction, arn).isPresent()) {
                        throw Refusal.validation(
                                "Experiment names must be unique within an AWS account and region."
                                        + " Experiment with name ("
                                        + name
                                        + ") already exists.");
                    }
                    Optional<Actor> actor = Actor.of(transaction, call.caller());
                    Struct properties = Authors.created(Settings.pick(call.input(), GIVEN), actor);
                    Experiment experiment =
                            new Experiment(
                                    call.region(),
                                    arn,
                                    name,
                                    Moment.of(call),
                                    Moment.of(call),
                                    properties);
                    Experiment.TABLE.put(transaction, experiment);
                    Tags.put(
                            transaction,
                            arn,
                            TagInheritance.inStudio(transaction, call.region(), actor, tags));
                    return experiment;
                });
        return Struct.builder().put("ExperimentArn", arn).build();
    }

    private Struct describe(Call call) {
        return description(named(store.read(), call));
    }

    /** An experiment as DescribeExperiment tells it. */
    static Struct description(Experiment experiment) {
        return Struct.builder().putAll(experiment.properties()).putAll(summary(experiment)).build();
    }

    private Struct list(Call call) {
        Listing<Experiment> listing =
                Lists.listing(
                        call,
                        pager,
                        call.region(),
                        Lists.NEWEST_FIRST,
                        experiment -> Lists.inTime(call.input(), experiment.created()));
        Page<Experiment> page = Experiment.TABLE.list(store.read(), listing);
        return Lists.output(call, pager, "ExperimentSummaries", page, ExperimentCommands::summary);
    }

    private static Struct summary(Experiment experiment) {
        return Struct.builder()
                .put("ExperimentArn", experiment.arn())
                .put("ExperimentName", experiment.name())
                .put("DisplayName", experiment.displayName())
                .put("CreationTime", experiment.created())
                .put("LastModifiedTime", experiment.modified())
                .build();
    }

    private Struct update(Call call) {
        Experiment changed =
                store.write(
                        transaction -> {
                            Experiment experiment = named(transaction, call);
                            Struct properties =
                                    Authors.modified(
                                            Settings.replace(
                                                    experiment.properties(),
                                                    Settings.pick(call.input(), GIVEN)),
                                            Actor.of(transaction, call.caller()));
                            Experiment updated =
                                    experiment.withProperties(properties, Moment.of(call));
                            Experiment.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("ExperimentArn", changed.arn()).build();
    }

    private Struct delete(Call call) {
        Experiment deleted =
                store.write(
                        transaction -> {
                            Experiment experiment = named(transaction, call);
                            String trials =
                                    Trial.scopeOfExperiment(call.region(), experiment.name());
                            if (Trial.TABLE.any(transaction, trials)) {
                                throw Refusal.validation(
                                        "Experiment '"
                                                + experiment.arn()
                                                + "' is linked to 1 or more trials and cannot be"
                                                + " deleted.");
                            }
                            Association.deleteAll(transaction, experiment.arn());
                            Experiment.TABLE.delete(transaction, experiment);
                            Tags.delete(transaction, experiment.arn());
                            return experiment;
                        });
        return Struct.builder().put("ExperimentArn", deleted.arn()).build();
    }

    private Experiment named(Reader reader, Call call) {
        return Experiment.require(
                reader, arns, call.region(), call.input().string("ExperimentName"));
    }
}
