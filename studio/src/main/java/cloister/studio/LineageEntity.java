package cloister.studio;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An artifact, a context or an action.
 *
 * @param id what its ARN ends in: a hash of an artifact's source, else the name in lower case
 * @param name as it was given; artifacts needn't have one
 * @param properties what was given at creation and by updates, CreatedBy and LastModifiedBy
 */
record LineageEntity(
        LineageKind kind,
        String region,
        String arn,
        String id,
        Optional<String> name,
        Instant created,
        Instant modified,
        Struct properties) {
    private static final Map<LineageKind, ResourceTable<LineageEntity>> TABLES = tables();

    private static Map<LineageKind, ResourceTable<LineageEntity>> tables() {
        Map<LineageKind, ResourceTable<LineageEntity>> tables = new EnumMap<>(LineageKind.class);
        for (LineageKind kind : LineageKind.values()) {
            tables.put(
                    kind,
                    new ResourceTable<>(
                            "studio." + kind.inArn,
                            new RecordCodec<>(
                                    LineageEntity::toStruct, stored -> fromStruct(kind, stored)),
                            entity -> key(entity.region, entity.id),
                            entity -> List.of(entity.region),
                            Map.of(
                                    "CreationTime",
                                    entity -> SortText.time(entity.created),
                                    "Name",
                                    LineageEntity::id)));
        }
        return tables;
    }

    static ResourceTable<LineageEntity> table(LineageKind kind) {
        ResourceTable<LineageEntity> table = TABLES.get(kind);
        if (table == null) {
            throw new IllegalStateException("no table of " + kind);
        }
        return table;
    }

    static String key(String region, String id) {
        return region + "/" + Arns.lower(id);
    }

    /** ArtifactType, ContextType or ActionType. */
    String type() {
        return properties.string(kind.typeMember());
    }

    LineageEntity with(Optional<String> changedName, Struct changed, Instant now) {
        return new LineageEntity(kind, region, arn, id, changedName, created, now, changed);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("arn", arn)
                .put("id", id)
                .put("name", name)
                .put("created", created)
                .put("modified", modified)
                .put("properties", properties)
                .build();
    }

    private static LineageEntity fromStruct(LineageKind kind, Struct stored) {
        return new LineageEntity(
                kind,
                stored.string("region"),
                stored.string("arn"),
                stored.string("id"),
                stored.optionalString("name"),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalStruct("properties").orElseThrow());
    }
}
