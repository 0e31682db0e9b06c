package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations on artifacts, contexts and actions, which are alike. */
record LineageCommands(Store store, Arns arns, Pager pager) {
    private static final List<String> REPLACED = List.of("Description", "Status");

    Map<String, Command> commands() {
        Map<String, Command> commands = new HashMap<>();
        for (LineageKind kind : LineageKind.values()) {
            commands.put("sagemaker:Create" + kind.word, call -> create(kind, call));
            commands.put("sagemaker:Describe" + kind.word, call -> describe(kind, call));
            commands.put("sagemaker:List" + kind.plural, call -> list(kind, call));
            commands.put("sagemaker:Update" + kind.word, call -> update(kind, call));
            commands.put("sagemaker:Delete" + kind.word, call -> delete(kind, call));
        }
        return Map.copyOf(commands);
    }

    private Struct create(LineageKind kind, Call call) {
        Map<String, String> tags = Tags.given(call.input());
        Struct given =
                Settings.pick(
                        call.input(),
                        List.of(
                                "Source",
                                kind.typeMember(),
                                "Description",
                                "Status",
                                "Properties",
                                "MetadataProperties"));
        String id = LineageFinder.idOf(kind, call.input());
        String arn = arns.lineage(call.region(), kind, id);
        store.write(
                transaction -> {
                    if (Tags.of(transaction, arn).isPresent()) {
                        throw Refusal.validation(taken(kind, call.input()));
                    }
                    Optional<Actor> actor = Actor.of(transaction, call.caller());
                    LineageEntity entity =
                            new LineageEntity(
                                    kind,
                                    call.region(),
                                    arn,
                                    id,
                                    call.input().optionalString(kind.nameMember()),
                                    Moment.of(call),
                                    Moment.of(call),
                                    Authors.created(given, actor));
                    LineageEntity.table(kind).put(transaction, entity);
                    Tags.put(
                            transaction,
                            arn,
                            TagInheritance.inStudio(transaction, call.region(), actor, tags));
                    return entity;
                });
        return Struct.builder().put(kind.arnMember(), arn).build();
    }

    private static String taken(LineageKind kind, Struct input) {
        return switch (kind) {
            case ARTIFACT ->
                    "An artifact is known by its source, and there is one with source ("
                            + input.optionalStruct("Source").orElseThrow().string("SourceUri")
                            + ") already.";
            case CONTEXT, ACTION ->
                    "%s names must be unique within an AWS account and region. %s with name (%s) already exists."
                            .formatted(kind.word, kind.word, input.string(kind.nameMember()));
        };
    }

    private Struct describe(LineageKind kind, Call call) {
        LineageEntity entity = named(store.read(), kind, call);
        return Struct.builder().putAll(entity.properties()).putAll(names(entity)).build();
    }

    private static Struct names(LineageEntity entity) {
        return Struct.builder()
                .put(entity.kind().arnMember(), entity.arn())
                .put(entity.kind().nameMember(), entity.name())
                .put("CreationTime", entity.created())
                .put("LastModifiedTime", entity.modified())
                .build();
    }

    private Struct list(LineageKind kind, Call call) {
        Struct input = call.input();
        Predicate<LineageEntity> filter =
                entity ->
                        Lists.inTime(input, entity.created())
                                && isAsked(input, kind.typeMember(), entity.type())
                                && isAsked(input, "SourceUri", source(entity));
        Listing<LineageEntity> listing =
                Lists.listing(call, pager, call.region(), Lists.NEWEST_FIRST, filter);
        Page<LineageEntity> page = LineageEntity.table(kind).list(store.read(), listing);
        return Lists.output(call, pager, kind.word + "Summaries", page, LineageCommands::summary);
    }

    private static boolean isAsked(Struct input, String member, String value) {
        return input.optionalString(member).stream().allMatch(value::equals);
    }

    private static String source(LineageEntity entity) {
        return entity.properties().optionalStruct("Source").orElseThrow().string("SourceUri");
    }

    private static Struct summary(LineageEntity entity) {
        return Struct.builder()
                .putAll(names(entity))
                .putAll(
                        Settings.pick(
                                entity.properties(),
                                List.of("Source", entity.kind().typeMember(), "Status")))
                .build();
    }

    private Struct update(LineageKind kind, Call call) {
        LineageEntity changed =
                store.write(
                        transaction -> {
                            LineageEntity entity = named(transaction, kind, call);
                            LineageEntity updated = updated(transaction, entity, call);
                            LineageEntity.table(kind).put(transaction, updated);
                            return updated;
                        });
        return Struct.builder().put(kind.arnMember(), changed.arn()).build();
    }

    private static LineageEntity updated(Reader reader, LineageEntity entity, Call call) {
        Struct replaced =
                Settings.replace(entity.properties(), Settings.pick(call.input(), REPLACED));
        Struct properties = LineageProperties.updated(replaced, call.input());
        return entity.with(
                call.input().optionalString(entity.kind().nameMember()).or(entity::name),
                Authors.modified(properties, Actor.of(reader, call.caller())),
                Moment.of(call));
    }

    private Struct delete(LineageKind kind, Call call) {
        LineageEntity deleted =
                store.write(
                        transaction -> {
                            LineageEntity entity = named(transaction, kind, call);
                            checkAlone(transaction, entity);
                            LineageEntity.table(kind).delete(transaction, entity);
                            Tags.delete(transaction, entity.arn());
                            return entity;
                        });
        return Struct.builder().put(kind.arnMember(), deleted.arn()).build();
    }

    private static void checkAlone(Transaction transaction, LineageEntity entity) {
        if (!Association.of(transaction, entity.arn()).isEmpty()) {
            throw Refusal.validation(
                    "%s '%s' is linked to 1 or more associations and cannot be deleted. Delete them first."
                            .formatted(entity.kind().word, entity.arn()));
        }
    }

    private LineageEntity named(Reader reader, LineageKind kind, Call call) {
        String handle =
                call.input()
                        .optionalString(kind.handle())
                        .orElseThrow(
                                () ->
                                        Refusal.validation(
                                                "An artifact goes by its ArtifactArn here;"
                                                    + " ListArtifacts with SourceUri tells it."));
        return new LineageFinder(reader, arns, call.region()).require(kind, handle);
    }
}
