package cloister.studio;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What associations connect: an artifact, context, action, trial component or experiment.
 *
 * @param type as it was given to artifacts, contexts and actions
 * @param lineageType Artifact, Context, Action or TrialComponent; experiments have none
 */
record LineageNode(
        String arn,
        Optional<String> name,
        String type,
        Optional<String> lineageType,
        Instant created,
        Instant modified,
        Map<String, String> properties) {
    static LineageNode of(LineageEntity entity) {
        return new LineageNode(
                entity.arn(),
                entity.name(),
                entity.type(),
                Optional.of(entity.kind().word),
                entity.created(),
                entity.modified(),
                LineageProperties.of(entity.properties()));
    }

    static LineageNode of(TrialComponent component) {
        return new LineageNode(
                component.arn(),
                Optional.of(component.name()),
                component
                        .properties()
                        .optionalStruct("Source")
                        .flatMap(source -> source.optionalString("SourceType"))
                        .orElse("TrialComponent"),
                Optional.of("TrialComponent"),
                component.created(),
                component.modified(),
                Map.of());
    }

    static LineageNode of(Experiment experiment) {
        return new LineageNode(
                experiment.arn(),
                Optional.of(experiment.name()),
                "Experiment",
                Optional.empty(),
                experiment.created(),
                experiment.modified(),
                Map.of());
    }

    /** Vertex of the API model. */
    Struct vertex() {
        return Struct.builder()
                .put("Arn", arn)
                .put("Type", type)
                .put("LineageType", lineageType)
                .build();
    }
}
