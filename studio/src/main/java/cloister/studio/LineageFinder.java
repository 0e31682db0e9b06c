package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what lineage connects, by ARN or name, in one region of the account. */
record LineageFinder(Reader reader, Arns arns, String region) {
    /** What the ARN of something to be created ends in. */
    static String idOf(LineageKind kind, Struct input) {
        return switch (kind) {
            case ARTIFACT -> Secrets.hash(source(input)).substring(0, 32);
            case CONTEXT, ACTION -> Arns.lower(input.string(kind.nameMember()));
        };
    }

    /** A source in one text: where it is, and which version of it. */
    private static String source(Struct input) {
        Struct source = input.optionalStruct("Source").orElseThrow();
        Stream<String> versions =
                source.structs("SourceTypes").stream()
                        .map(type -> type.string("SourceIdType") + "=" + type.string("Value"))
                        .sorted();
        return String.join(
                "\n", Stream.concat(Stream.of(source.string("SourceUri")), versions).toList());
    }

    /**
     * @param handle a name, or an ARN
     * @throws ApiException ResourceNotFound
     */
    LineageEntity require(LineageKind kind, String handle) {
        String arn =
                handle.startsWith("arn:")
                        ? CanonicalArn.of(reader, handle)
                        : arns.lineage(region, kind, Arns.lower(handle));
        return entity(kind, arn)
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "%s '%s' does not exist.".formatted(kind.word, arn)));
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    LineageNode requireNode(String arn) {
        return node(CanonicalArn.of(reader, arn))
                .orElseThrow(() -> Refusal.notFound("'" + arn + "' does not exist."));
    }

    /** Whatever an ARN names, in its one spelling. */
    Optional<LineageNode> node(String arn) {
        Optional<ResourceName> name = ResourceName.parse(arn);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String last = name.get().segments().getLast();
        return switch (name.get().type()) {
            case "experiment" ->
                    Experiment.TABLE
                            .get(reader, Experiment.key(region, last))
                            .filter(found -> found.arn().equals(arn))
                            .map(LineageNode::of);
            case "experiment-trial-component" ->
                    TrialComponent.TABLE
                            .get(reader, TrialComponent.key(region, last))
                            .filter(found -> found.arn().equals(arn))
                            .map(LineageNode::of);
            default ->
                    Arrays.stream(LineageKind.values())
                            .filter(kind -> kind.inArn.equals(name.get().type()))
                            .flatMap(kind -> entity(kind, arn).stream())
                            .map(LineageNode::of)
                            .findFirst();
        };
    }

    /** All artifacts, contexts, actions and trial components, the oldest first of each. */
    List<LineageNode> all() {
        Stream<LineageNode> entities =
                Arrays.stream(LineageKind.values())
                        .flatMap(
                                kind ->
                                        LineageEntity.table(kind)
                                                .list(reader, Listing.all(region))
                                                .items()
                                                .stream())
                        .map(LineageNode::of);
        Stream<LineageNode> components =
                TrialComponent.TABLE.list(reader, Listing.all(region)).items().stream()
                        .map(LineageNode::of);
        return Stream.concat(entities, components).toList();
    }

    private Optional<LineageEntity> entity(LineageKind kind, String arn) {
        return LineageEntity.table(kind)
                .get(reader, LineageEntity.key(region, arn.substring(arn.lastIndexOf('/') + 1)))
                .filter(found -> found.arn().equals(arn));
    }
}
