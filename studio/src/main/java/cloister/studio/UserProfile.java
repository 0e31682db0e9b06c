package cloister.studio;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user profile: one person in a domain.
 *
 * @param name as it was given; its case doesn't matter
 * @param uid the person's number in the domain's file system, never given twice
 * @param settings UserSettings and the single sign-on user, as they came in
 */
record UserProfile(
        String region,
        String domainId,
        String arn,
        String name,
        int uid,
        Instant created,
        Instant modified,
        Struct settings) {
    static final ResourceTable<UserProfile> TABLE =
            new ResourceTable<>(
                    "studio.profile",
                    new RecordCodec<>(UserProfile::toStruct, UserProfile::fromStruct),
                    profile -> key(profile.region, profile.domainId, profile.name),
                    profile ->
                            List.of(profile.region, Domain.key(profile.region, profile.domainId)),
                    Map.of(
                            "CreationTime", profile -> SortText.time(profile.created),
                            "LastModifiedTime", profile -> SortText.time(profile.modified)));

    static String key(String region, String domainId, String name) {
        return Domain.key(region, domainId) + "/" + Arns.lower(name);
    }

    /**
     * @throws ApiException ResourceNotFound
     */
    static UserProfile require(
            Reader reader, Arns arns, String region, String domainId, String name) {
        return TABLE.get(reader, key(region, domainId, name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "UserProfile ["
                                                + arns.userProfile(region, domainId, name)
                                                + "] does not exist."));
    }

    static Optional<UserProfile> find(Reader reader, ResourceName name) {
        return name.is("user-profile", 2)
                ? TABLE.get(
                        reader, key(name.region(), name.segments().get(0), name.segments().get(1)))
                : Optional.empty();
    }

    Optional<Struct> userSettings() {
        return settings.optionalStruct("UserSettings");
    }

    /** Whether it was made for the user of the directory with that name, in whatever case. */
    boolean isOf(String userName) {
        return settings.optionalString("SingleSignOnUserValue")
                .filter(userName::equalsIgnoreCase)
                .isPresent();
    }

    UserProfile withSettings(Struct changed, Instant now) {
        return new UserProfile(region, domainId, arn, name, uid, created, now, changed);
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

    private static UserProfile fromStruct(Struct stored) {
        return new UserProfile(
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
