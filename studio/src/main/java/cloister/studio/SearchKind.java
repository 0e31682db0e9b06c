package cloister.studio;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of resource that Search finds.
 *
 * @param resource the value of the input's Resource
 * @param member the member of SearchRecord that holds one
 * @param nameProperty the property that is the resource's name
 * @param properties the properties that filters and SortBy may name, without what follows a dot
 * @param describe a resource as SearchRecord tells it, without its tags
 */
record SearchKind<V>(
        String resource,
        String member,
        String nameProperty,
        Set<String> properties,
        ResourceTable<V> table,
        Function<V, String> arn,
        BiFunction<Reader, V, Struct> describe) {
    private static final SearchKind<Experiment> EXPERIMENT =
            new SearchKind<>(
                    "Experiment",
                    "Experiment",
                    "ExperimentName",
                    Set.of(
                            "ExperimentName",
                            "ExperimentArn",
                            "DisplayName",
                            "Source",
                            "Description",
                            "CreationTime",
                            "CreatedBy",
                            "LastModifiedTime",
                            "LastModifiedBy",
                            "Tags"),
                    Experiment.TABLE,
                    Experiment::arn,
                    (reader, experiment) -> ExperimentCommands.description(experiment));

    private static final SearchKind<Trial> TRIAL =
            new SearchKind<>(
                    "ExperimentTrial",
                    "Trial",
                    "TrialName",
                    Set.of(
                            "TrialName",
                            "TrialArn",
                            "DisplayName",
                            "ExperimentName",
                            "Source",
                            "CreationTime",
                            "CreatedBy",
                            "LastModifiedTime",
                            "LastModifiedBy",
                            "MetadataProperties",
                            "Tags",
                            "TrialComponentSummaries"),
                    Trial.TABLE,
                    Trial::arn,
                    SearchKind::withComponents);

    private static final SearchKind<TrialComponent> COMPONENT =
            new SearchKind<>(
                    "ExperimentTrialComponent",
                    "TrialComponent",
                    "TrialComponentName",
                    Set.of(
                            "TrialComponentName",
                            "TrialComponentArn",
                            "DisplayName",
                            "Source",
                            "Status",
                            "StartTime",
                            "EndTime",
                            "CreationTime",
                            "CreatedBy",
                            "LastModifiedTime",
                            "LastModifiedBy",
                            "Parameters",
                            "InputArtifacts",
                            "OutputArtifacts",
                            "Metrics",
                            "MetadataProperties",
                            "SourceDetail",
                            "LineageGroupArn",
                            "Tags",
                            "Parents",
                            "RunName"),
                    TrialComponent.TABLE,
                    TrialComponent::arn,
                    SearchKind::withParents);

    private static final Map<String, SearchKind<?>> ALL =
            Map.of(
                    EXPERIMENT.resource, EXPERIMENT,
                    TRIAL.resource, TRIAL,
                    COMPONENT.resource, COMPONENT);

    /**
     * The kind that an input asks for.
     *
     * @throws cloister.wire.ApiException ValidationException where there are no such resources here
     */
    static SearchKind<?> of(Struct input) {
        String resource = input.string("Resource");
        SearchKind<?> kind = ALL.get(resource);
        if (kind == null) {
            throw Refusal.validation(
                    "Resource "
                            + resource
                            + " can't be searched here. Searchable are "
                            + String.join(", ", ALL.keySet().stream().sorted().toList())
                            + ".");
        }
        return kind;
    }

    /** A resource as SearchRecord tells it. */
    Struct record(Reader reader, V value) {
        List<Struct> tags = Tags.list(Tags.of(reader, arn.apply(value)).orElseThrow());
        Struct.Builder record = Struct.builder().putAll(describe.apply(reader, value));
        if (!tags.isEmpty()) {
            record.put("Tags", tags);
        }
        return record.build();
    }

    /**
     * Checks that a property is one of this kind's.
     *
     * @throws cloister.wire.ApiException ValidationException
     */
    void check(String property) {
        int dot = property.indexOf('.');
        if (!properties.contains(dot < 0 ? property : property.substring(0, dot))) {
            throw Refusal.validation(
                    property + " isn't a property of " + resource + " that can be searched.");
        }
    }

    private static Struct withComponents(Reader reader, Trial trial) {
        List<Struct> components =
                TrialComponent.TABLE
                        .list(
                                reader,
                                Listing.all(
                                        TrialComponent.scopeOfTrial(trial.region(), trial.name())))
                        .items()
                        .stream()
                        .map(SearchKind::summary)
                        .toList();
        return Struct.builder()
                .putAll(TrialCommands.description(trial))
                .put("TrialComponentSummaries", components)
                .build();
    }

    private static Struct summary(TrialComponent component) {
        return Struct.builder()
                .put("TrialComponentName", component.name())
                .put("TrialComponentArn", component.arn())
                .put("CreationTime", component.created())
                .put("CreatedBy", component.properties().get("CreatedBy"))
                .build();
    }

    private static Struct withParents(Reader reader, TrialComponent component) {
        return Struct.builder()
                .putAll(TrialComponentCommands.description(reader, component))
                .put("Parents", component.parents().stream().map(TrialParent::toStruct).toList())
                .build();
    }
}
