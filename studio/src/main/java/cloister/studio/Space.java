package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A space: a home for apps that has an owner and may be shared.
 *
 * @param name as it was given; another space's name differs in more than case
 * @param uid its number in the domain's file system, never given twice
 * @param settings SpaceSettings, OwnershipSettings, SpaceSharingSettings and SpaceDisplayName
 */
record Space(
        String region,
        String domainId,
        String arn,
        String name,
        int uid,
        Instant created,
        Instant modified,
        Struct settings) {
    static final ResourceTable<Space> TABLE =
            new ResourceTable<>(
                    "studio.space",
                    new RecordCodec<>(Space::toStruct, Space::fromStruct),
                    space -> key(space.region, space.domainId, space.name),
                    Space::scopes,
                    Map.of(
                            "CreationTime", space -> SortText.time(space.created),
                            "LastModifiedTime", space -> SortText.time(space.modified)));

    static String key(String region, String domainId, String name) {
        return Domain.key(region, domainId) + "/" + Arns.lower(name);
    }

    /** The list of the spaces that a user profile owns. */
    static String scopeOfOwner(String region, String domainId, String userProfileName) {
        return UserProfile.key(region, domainId, userProfileName);
    }

    static Optional<Space> find(Reader reader, ResourceName name) {
        return name.is("space", 2)
                ? TABLE.get(
                        reader, key(name.region(), name.segments().get(0), name.segments().get(1)))
                : Optional.empty();
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static Space require(Reader reader, Arns arns, String region, String domainId, String name) {
        return TABLE.get(reader, key(region, domainId, name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "Space ["
                                                + arns.space(region, domainId, name)
                                                + "] does not exist."));
    }

    Optional<Struct> spaceSettings() {
        return settings.optionalStruct("SpaceSettings");
    }

    Optional<String> appType() {
        return spaceSettings().flatMap(given -> given.optionalString("AppType"));
    }

    Optional<String> sharingType() {
        return settings.optionalStruct("SpaceSharingSettings")
                .map(sharing -> sharing.string("SharingType"));
    }

    boolean isPrivate() {
        return sharingType().filter("Private"::equals).isPresent();
    }

    /** The name of the user profile that owns it. */
    Optional<String> owner() {
        return settings.optionalStruct("OwnershipSettings")
                .map(ownership -> ownership.string("OwnerUserProfileName"));
    }

    Space withSettings(Struct changed, Instant now) {
        return new Space(region, domainId, arn, name, uid, created, now, changed);
    }

    private List<String> scopes() {
        String domain = Domain.key(region, domainId);
        return owner().map(name -> List.of(region, domain, scopeOfOwner(region, domainId, name)))
                .orElseGet(() -> List.of(region, domain));
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("region", region)
                .put("domainId", domainId)
                .put("arn", arn)
                .put("name", name)
                .put("uid", uid)
                .put("created", created)
                .put("modified", modified)
                .put("settings", settings)
                .build();
    }

    private static Space fromStruct(Struct stored) {
        return new Space(
                stored.string("region"),
                stored.string("domainId"),
                stored.string("arn"),
                stored.string("name"),
                stored.optionalInt("uid").orElseThrow(),
                Stored.time(stored, "created"),
                Stored.time(stored, "modified"),
                stored.optionalStruct("settings").orElseThrow());
    }
}
