package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations on trials. */
record TrialCommands(Store store, Arns arns, Pager pager) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:CreateTrial", this::create,
                "sagemaker:DescribeTrial", this::describe,
                "sagemaker:ListTrials", this::list,
                "sagemaker:UpdateTrial", this::update,
                "sagemaker:DeleteTrial", this::delete);
    }

    private Struct create(Call call) {
        Map<String, String> tags = Tags.given(call.input());
        Trial created =
                store.write(
                        transaction -> {
                            Optional<Actor> actor = Actor.of(transaction, call.caller());
                            Trial trial = newTrial(transaction, call, actor);
                            Trial.TABLE.put(transaction, trial);
                            Tags.put(
                                    transaction,
                                    trial.arn(),
                                    TagInheritance.inStudio(
                                            transaction, call.region(), actor, tags));
                            return trial;
                        });
        return Struct.builder().put("TrialArn", created.arn()).build();
    }

    private Trial newTrial(Transaction transaction, Call call, Optional<Actor> actor) {
        Struct input = call.input();
        String name = input.string("TrialName");
        Experiment experiment =
                Experiment.require(
                        transaction, arns, call.region(), input.string("ExperimentName"));
        if (Trial.TABLE.get(transaction, Trial.key(call.region(), name)).isPresent()) {
            throw Refusal.validation(
                    "Trial names must be unique within an AWS account and region. Trial with name ("
                            + name
                            + ") already exists.");
        }
        Struct given = Settings.pick(input, List.of("DisplayName", "MetadataProperties"));
        return new Trial(
                call.region(),
                arns.trial(call.region(), name),
                name,
                experiment.name(),
                Moment.of(call),
                Moment.of(call),
                Authors.created(given, actor));
    }

    private Struct describe(Call call) {
        return description(named(store.read(), call));
    }

    /** A trial as DescribeTrial tells it. */
    static Struct description(Trial trial) {
        return Struct.builder()
                .putAll(trial.properties())
                .putAll(summary(trial))
                .put("ExperimentName", trial.experimentName())
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        Reader reader = store.read();
        Optional<Experiment> experiment =
                input.optionalString("ExperimentName")
                        .map(name -> Experiment.require(reader, arns, call.region(), name));
        Predicate<Trial> filter =
                trial ->
                        Lists.inTime(input, trial.created())
                                && experiment.stream()
                                        .allMatch(e -> e.name().equals(trial.experimentName()));
        String scope =
                experiment
                        .map(e -> Trial.scopeOfExperiment(call.region(), e.name()))
                        .orElse(call.region());
        Listing<Trial> listing = Lists.listing(call, pager, scope, Lists.NEWEST_FIRST, filter);
        Page<Trial> page =
                input.optionalString("TrialComponentName")
                        .map(name -> trialsOf(reader, call, name))
                        .map(trials -> Trial.TABLE.listThese(trials, listing))
                        .orElseGet(() -> Trial.TABLE.list(reader, listing));
        return Lists.output(call, pager, "TrialSummaries", page, TrialCommands::summary);
    }

    private List<Trial> trialsOf(Reader reader, Call call, String componentName) {
        return TrialComponent.require(reader, arns, call.region(), componentName).parents().stream()
                .map(parent -> Trial.key(call.region(), parent.trialName()))
                .flatMap(key -> Trial.TABLE.get(reader, key).stream())
                .toList();
    }

    private static Struct summary(Trial trial) {
        return Struct.builder()
                .put("TrialArn", trial.arn())
                .put("TrialName", trial.name())
                .put("DisplayName", trial.displayName())
                .put("CreationTime", trial.created())
                .put("LastModifiedTime", trial.modified())
                .build();
    }

    private Struct update(Call call) {
        Trial changed =
                store.write(
                        transaction -> {
                            Trial trial = named(transaction, call);
                            Struct properties =
                                    Settings.replace(
                                            trial.properties(),
                                            Settings.pick(call.input(), List.of("DisplayName")));
                            Trial updated =
                                    trial.withProperties(
                                            Authors.modified(
                                                    properties,
                                                    Actor.of(transaction, call.caller())),
                                            Moment.of(call));
                            Trial.TABLE.put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put("TrialArn", changed.arn()).build();
    }

    private Struct delete(Call call) {
        Trial deleted =
                store.write(
                        transaction -> {
                            Trial trial = named(transaction, call);
                            String components =
                                    TrialComponent.scopeOfTrial(call.region(), trial.name());
                            if (TrialComponent.TABLE.any(transaction, components)) {
                                throw Refusal.validation(
                                        "Trial '"
                                                + trial.arn()
                                                + "' is linked to 1 or more trial components and"
                                                + " cannot be deleted.");
                            }
                            Trial.TABLE.delete(transaction, trial);
                            Tags.delete(transaction, trial.arn());
                            return trial;
                        });
        return Struct.builder().put("TrialArn", deleted.arn()).build();
    }

    private Trial named(Reader reader, Call call) {
        return Trial.require(reader, arns, call.region(), call.input().string("TrialName"));
    }
}
