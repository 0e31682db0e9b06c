package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A domain: the home of user profiles and spaces.
 *
 * @param id {@code d-} and twelve characters
 * @param modified when it was last updated
 * @param nextUid the number that its file system gives to the next user profile or space
 * @param settings what CreateDomain and UpdateDomain gave, and what DescribeDomain adds to it
 */
record Domain(
        String region,
        String arn,
        String id,
        String name,
        Instant created,
        Instant modified,
        int nextUid,
        Struct settings) {
    /** Where AWS starts to count in a new file system. */
    static final int FIRST_UID = 200_000;

    static final ResourceTable<Domain> TABLE =
            new ResourceTable<>(
                    "studio.domain",
                    new RecordCodec<>(Domain::toStruct, Domain::fromStruct),
                    domain -> key(domain.region, domain.id),
                    domain -> List.of(domain.region),
                    Map.of("CreationTime", domain -> SortText.time(domain.created)));

    static String key(String region, String id) {
        return region + "/" + id;
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static Domain require(Reader reader, Arns arns, String region, String id) {
        return TABLE.get(reader, key(region, id))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "Domain ["
                                                + arns.domain(region, id)
                                                + "] does not exist."));
    }

    String scope() {
        return key(region, id);
    }

    boolean signsInBySso() {
        return settings.string("AuthMode").equals("SSO");
    }

    boolean propagatesTags() {
        return settings.string("TagPropagation").equals("ENABLED");
    }

    Optional<Struct> defaultUserSettings() {
        return settings.optionalStruct("DefaultUserSettings");
    }

    Domain withSettings(Struct changed, Instant now) {
        return new Domain(region, arn, id, name, created, now, nextUid, changed);
    }

    Domain afterGivingUid() {
        return new Domain(region, arn, id, name, created, modified, nextUid + 1, settings);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("arn", arn)
                .put("id", id)
                .put("name", name)
                .put("created", created)
                .put("modified", modified)
                .put("nextUid", nextUid)
                .put("settings", settings)
                .build();
    }

    private static Domain fromStruct(Struct stored) {
        return new Domain(
                stored.string("region"),
                stored.string("arn"),
                stored.string("id"),
                stored.string("name"),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalInt("nextUid").orElseThrow(),
                stored.optionalStruct("settings").orElseThrow());
    }
}
