package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A trial: a set of trial components, part of one experiment.
 *
 * @param name as it was given; its case doesn't matter
 * @param experimentName as the experiment itself has it
 * @param properties DisplayName, MetadataProperties, CreatedBy and LastModifiedBy
 */
record Trial(
        String region,
        String arn,
        String name,
        String experimentName,
        Instant created,
        Instant modified,
        Struct properties) {
    static final ResourceTable<Trial> TABLE =
            new ResourceTable<>(
                    "studio.trial",
                    new RecordCodec<>(Trial::toStruct, Trial::fromStruct),
                    trial -> key(trial.region, trial.name),
                    trial ->
                            List.of(
                                    trial.region,
                                    scopeOfExperiment(trial.region, trial.experimentName)),
                    Map.of(
                            "CreationTime", trial -> SortText.time(trial.created),
                            "LastModifiedTime", trial -> SortText.time(trial.modified),
                            "Name", trial -> Arns.lower(trial.name)));

    static String key(String region, String name) {
        return region + "/" + Arns.lower(name);
    }

    /** The list of an experiment's trials. */
    static String scopeOfExperiment(String region, String experimentName) {
        return region + "/experiment/" + Arns.lower(experimentName);
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static Trial require(Reader reader, Arns arns, String region, String name) {
        return TABLE.get(reader, key(region, name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "Trial '"
                                                + arns.trial(region, name)
                                                + "' does not exist."));
    }

    String displayName() {
        return properties.optionalString("DisplayName").orElse(name);
    }

    Trial withProperties(Struct changed, Instant now) {
        return new Trial(region, arn, name, experimentName, created, now, changed);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("arn", arn)
                .put("name", name)
                .put("experimentName", experimentName)
                .put("created", created)
                .put("modified", modified)
                .put("properties", properties)
                .build();
    }

    private static Trial fromStruct(Struct stored) {
        return new Trial(
                stored.string("region"),
                stored.string("arn"),
                stored.string("name"),
                stored.string("experimentName"),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalStruct("properties").orElseThrow());
    }
}
