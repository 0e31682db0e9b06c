package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trial component: a step of machine learning, in any number of trials.
 *
 * @param name as it was given; its case doesn't matter
 * @param parents the trials that it is associated with, the first association first
 * @param properties what was given at creation and by updates, CreatedBy and LastModifiedBy
 */
record TrialComponent(
        String region,
        String arn,
        String name,
        List<TrialParent> parents,
        Instant created,
        Instant modified,
        Struct properties) {
    static final ResourceTable<TrialComponent> TABLE =
            new ResourceTable<>(
                    "studio.component",
                    new RecordCodec<>(TrialComponent::toStruct, TrialComponent::fromStruct),
                    component -> key(component.region, component.name),
                    TrialComponent::scopes,
                    Map.of(
                            "CreationTime", component -> SortText.time(component.created),
                            "LastModifiedTime", component -> SortText.time(component.modified),
                            "Name", component -> Arns.lower(component.name)));

    static String key(String region, String name) {
        return region + "/" + Arns.lower(name);
    }

    /** The list of a trial's components. */
    static String scopeOfTrial(String region, String trialName) {
        return region + "/trial/" + Arns.lower(trialName);
    }

    /** The list of the components of an experiment's trials. */
    static String scopeOfExperiment(String region, String experimentName) {
        return region + "/experiment/" + Arns.lower(experimentName);
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static TrialComponent require(Reader reader, Arns arns, String region, String name) {
        return TABLE.get(reader, key(region, name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "TrialComponent '"
                                                + arns.trialComponent(region, name)
                                                + "' does not exist."));
    }

    String displayName() {
        return properties.optionalString("DisplayName").orElse(name);
    }

    TrialComponent withProperties(Struct changed, Instant now) {
        return new TrialComponent(region, arn, name, parents, created, now, changed);
    }

    TrialComponent withParents(List<TrialParent> changed) {
        return new TrialComponent(region, arn, name, changed, created, modified, properties);
    }

    private List<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(region);
        for (TrialParent parent : parents) {
            scopes.add(scopeOfTrial(region, parent.trialName()));
            scopes.add(scopeOfExperiment(region, parent.experimentName()));
        }
        return new ArrayList<>(scopes);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("arn", arn)
                .put("name", name)
                .put("parents", parents.stream().map(TrialParent::toStruct).toList())
                .put("created", created)
                .put("modified", modified)
                .put("properties", properties)
                .build();
    }

    private static TrialComponent fromStruct(Struct stored) {
        return new TrialComponent(
                stored.string("region"),
                stored.string("arn"),
                stored.string("name"),
                stored.structs("parents").stream().map(TrialParent::fromStruct).toList(),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalStruct("properties").orElseThrow());
    }
}
