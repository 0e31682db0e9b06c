package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** AddAssociation, DeleteAssociation and ListAssociations. */
record LineageEdgeCommands(Store store, Arns arns, Pager pager) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:AddAssociation", this::add,
                "sagemaker:DeleteAssociation", this::delete,
                "sagemaker:ListAssociations", this::list);
    }

    private Struct add(Call call) {
        return store.write(
                transaction -> {
                    LineageFinder finder = new LineageFinder(transaction, arns, call.region());
                    LineageNode source = finder.requireNode(call.input().string("SourceArn"));
                    LineageNode destination =
                            finder.requireNode(call.input().string("DestinationArn"));
                    if (source.arn().equals(destination.arn())) {
                        throw Refusal.validation(
                                "SourceArn and DestinationArn must differ: " + source.arn());
                    }
                    Association edge =
                            new Association(
                                    call.region(),
                                    LineageEnd.of(source),
                                    LineageEnd.of(destination),
                                    call.input().optionalString("AssociationType"),
                                    Moment.of(call),
                                    Actor.userContext(Actor.of(transaction, call.caller())));
                    Association.TABLE.put(transaction, edge);
                    return ends(edge);
                });
    }

    private Struct delete(Call call) {
        return store.write(
                transaction -> {
                    String source = CanonicalArn.of(transaction, call.input().string("SourceArn"));
                    String destination =
                            CanonicalArn.of(transaction, call.input().string("DestinationArn"));
                    Association edge =
                            Association.TABLE
                                    .get(transaction, Association.key(source, destination))
                                    .filter(known -> known.region().equals(call.region()))
                                    .orElseThrow(
                                            () ->
                                                    Refusal.notFound(
                                                            "There is no association from '%s' to '%s'."
                                                                    .formatted(
                                                                            source, destination)));
                    Association.TABLE.delete(transaction, edge);
                    return ends(edge);
                });
    }

    private static Struct ends(Association edge) {
        return Struct.builder()
                .put("SourceArn", edge.source().arn())
                .put("DestinationArn", edge.destination().arn())
                .build();
    }

    private Struct list(Call call) {
        Struct input = call.input();
        Reader reader = store.read();
        Optional<String> source = arn(reader, input, "SourceArn");
        Optional<String> destination = arn(reader, input, "DestinationArn");
        Predicate<Association> filter =
                edge ->
                        Lists.inTime(input, edge.created())
                                && edge.region().equals(call.region())
                                && source.stream().allMatch(edge.source().arn()::equals)
                                && destination.stream().allMatch(edge.destination().arn()::equals)
                                && isAsked(input, "SourceType", Optional.of(edge.source().type()))
                                && isAsked(
                                        input,
                                        "DestinationType",
                                        Optional.of(edge.destination().type()))
                                && isAsked(input, "AssociationType", edge.type());
        String scope =
                source.map(Association::from)
                        .or(() -> destination.map(Association::to))
                        .orElse(call.region());
        Listing<Association> listing =
                Lists.listing(call, pager, scope, Lists.NEWEST_FIRST, filter);
        Page<Association> page = Association.TABLE.list(reader, listing);
        return Lists.output(
                call, pager, "AssociationSummaries", page, LineageEdgeCommands::summary);
    }

    private static Optional<String> arn(Reader reader, Struct input, String member) {
        return input.optionalString(member).map(text -> CanonicalArn.of(reader, text));
    }

    private static boolean isAsked(Struct input, String member, Optional<String> value) {
        return input.optionalString(member).stream()
                .allMatch(asked -> value.filter(asked::equals).isPresent());
    }

    private static Struct summary(Association edge) {
        return Struct.builder()
                .putAll(edge.edge())
                .put("SourceType", edge.source().type())
                .put("SourceName", edge.source().name())
                .put("DestinationType", edge.destination().type())
                .put("DestinationName", edge.destination().name())
                .put("CreationTime", edge.created())
                .put("CreatedBy", edge.createdBy())
                .build();
    }
}
