package cloister.studio;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An edge of lineage, from what was before to what came of it.
 *
 * @param type ContributedTo, AssociatedWith, DerivedFrom, Produced or SameAs, where it was given
 * @param createdBy UserContext of the API model
 */
record Association(
        String region,
        LineageEnd source,
        LineageEnd destination,
        Optional<String> type,
        Instant created,
        Struct createdBy) {
    static final ResourceTable<Association> TABLE =
            new ResourceTable<>(
                    "studio.association",
                    new RecordCodec<>(Association::toStruct, Association::fromStruct),
                    edge -> key(edge.source.arn(), edge.destination.arn()),
                    edge ->
                            List.of(
                                    edge.region,
                                    from(edge.source.arn()),
                                    to(edge.destination.arn())),
                    Map.of(
                            "CreationTime", edge -> SortText.time(edge.created),
                            "SourceArn", edge -> edge.source.arn(),
                            "DestinationArn", edge -> edge.destination.arn(),
                            "SourceType", edge -> Arns.lower(edge.source.type()),
                            "DestinationType", edge -> Arns.lower(edge.destination.type())));

    static String key(String sourceArn, String destinationArn) {
        return sourceArn + "|" + destinationArn;
    }

    /** The list of what something led to. */
    static String from(String arn) {
        return "from/" + arn;
    }

    /** The list of what something came of. */
    static String to(String arn) {
        return "to/" + arn;
    }

    /** All that something is an end of. */
    static List<Association> of(Reader reader, String arn) {
        List<Association> edges =
                new ArrayList<>(TABLE.list(reader, Listing.all(from(arn))).items());
        edges.addAll(TABLE.list(reader, Listing.all(to(arn))).items());
        return edges;
    }

    /** Forgets all that something is an end of. */
    static void deleteAll(Transaction transaction, String arn) {
        of(transaction, arn).forEach(edge -> TABLE.delete(transaction, edge));
    }

    /** Edge of the API model. */
    Struct edge() {
        return Struct.builder()
                .put("SourceArn", source.arn())
                .put("DestinationArn", destination.arn())
                .put("AssociationType", type)
                .build();
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("source", source.toStruct())
                .put("destination", destination.toStruct())
                .put("type", type)
                .put("created", created)
                .put("createdBy", createdBy)
                .build();
    }

    private static Association fromStruct(Struct stored) {
        return new Association(
                stored.string("region"),
                LineageEnd.fromStruct(stored.optionalStruct("source").orElseThrow()),
                LineageEnd.fromStruct(stored.optionalStruct("destination").orElseThrow()),
                stored.optionalString("type"),
                Stored.time(stored, "created"),
                stored.optionalStruct("createdBy").orElseThrow());
    }
}
