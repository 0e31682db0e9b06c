package cloister.studio;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user profile: one person in a domain.
 *
 * @param name as it was given; its case doesn't matter
 * @param uid the person's number in the domain's file system, never given twice
 * @param userId of the directory's user whose it is; empty without single sign-on, and of profiles
 *     that were made before ids were kept
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
        Optional<String> userId,
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

    /**
     * Names of user profiles, by domain and the user of the directory that they are for: by id, or
     * by name where no id was kept.
     */
    private static final Table<String> BY_PERSON =
            new Table<>("studio.profile.person", TextCodec.INSTANCE);

    /** The user profile that a user of the directory has in a domain. */
    static Optional<UserProfile> of(
            Reader reader, String region, String domainId, SignOnUser user) {
        return Stream.of(user.id(), user.name())
                .flatMap(person -> reader.get(BY_PERSON, key(region, domainId, person)).stream())
                .flatMap(name -> TABLE.get(reader, key(region, domainId, name)).stream())
                .filter(profile -> profile.isOf(user))
                .findFirst();
    }

    /** Keeps a new one. */
    void add(Transaction transaction) {
        TABLE.put(transaction, this);
        person().ifPresent(user -> transaction.put(BY_PERSON, key(region, domainId, user), name));
    }

    void delete(Transaction transaction) {
        TABLE.delete(transaction, this);
        person().ifPresent(user -> transaction.delete(BY_PERSON, key(region, domainId, user)));
    }

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

    /** Whether it was made for a user of the directory. */
    boolean isOf(SignOnUser user) {
        return userId.map(user.id()::equals)
                .orElseGet(() -> userName().filter(user.name()::equalsIgnoreCase).isPresent());
    }

    private Optional<String> person() {
        return userId.or(this::userName);
    }

    private Optional<String> userName() {
        return settings.optionalString("SingleSignOnUserValue");
    }

    UserProfile withSettings(Struct changed, Instant now) {
        return new UserProfile(region, domainId, arn, name, uid, created, now, userId, changed);
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
                .put("userId", userId)
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
                stored.optionalString("userId"),
                stored.optionalStruct("settings").orElseThrow());
    }
}
