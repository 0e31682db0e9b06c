package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An experiment: a collection of trials.
 *
 * @param name as it was given; its case doesn't matter
 * @param properties DisplayName, Description, CreatedBy and LastModifiedBy
 */
record Experiment(
        String region,
        String arn,
        String name,
        Instant created,
        Instant modified,
        Struct properties) {
    static final ResourceTable<Experiment> TABLE =
            new ResourceTable<>(
                    "studio.experiment",
                    new RecordCodec<>(Experiment::toStruct, Experiment::fromStruct),
                    experiment -> key(experiment.region, experiment.name),
                    experiment -> List.of(experiment.region),
                    Map.of(
                            "CreationTime", experiment -> SortText.time(experiment.created),
                            "LastModifiedTime", experiment -> SortText.time(experiment.modified),
                            "Name", experiment -> Arns.lower(experiment.name)));

    static String key(String region, String name) {
        return region + "/" + Arns.lower(name);
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static Experiment require(Reader reader, Arns arns, String region, String name) {
        return TABLE.get(reader, key(region, name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "Experiment '"
                                                + arns.experiment(region, name)
                                                + "' does not exist."));
    }

    String displayName() {
        return properties.optionalString("DisplayName").orElse(name);
    }

    Experiment withProperties(Struct changed, Instant now) {
        return new Experiment(region, arn, name, created, now, changed);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("arn", arn)
                .put("name", name)
                .put("created", created)
                .put("modified", modified)
                .put("properties", properties)
                .build();
    }

    private static Experiment fromStruct(Struct stored) {
        return new Experiment(
                stored.string("region"),
                stored.string("arn"),
                stored.string("name"),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalStruct("properties").orElseThrow());
    }
}
