package cloister.studio;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;

/** Whose Studio acts with an access key; kept under the access key's id. */
record Actor(String domainId, String userProfileName, String userProfileArn, Instant expires) {
    static final Table<Actor> TABLE =
            new Table<>("studio.actor", new RecordCodec<>(Actor::toStruct, Actor::fromStruct));

    /**
     * @throws IllegalArgumentException where there is no such user profile
     */
    static Actor of(Reader reader, String userProfileArn, Instant expires) {
        UserProfile profile =
                ResourceName.parse(userProfileArn)
                        .flatMap(name -> UserProfile.find(reader, name))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no user profile " + userProfileArn));
        return new Actor(profile.domainId(), profile.name(), profile.arn(), expires);
    }

    /** The actor that a caller is; empty for callers from outside of any Studio. */
    static Optional<Actor> of(Reader reader, Caller caller) {
        return reader.get(TABLE, caller.accessKeyId());
    }

    /** UserContext of the API model. */
    static Struct userContext(Optional<Actor> someone) {
        return someone.map(
                        actor ->
                                Struct.builder()
                                        .put("UserProfileArn", actor.userProfileArn)
                                        .put("UserProfileName", actor.userProfileName)
                                        .put("DomainId", actor.domainId)
                                        .build())
                .orElse(Struct.EMPTY);
    }

    private Struct toStruct() {
        return Struct.builder()
                .put("domainId", domainId)
                .put("userProfileName", userProfileName)
                .put("userProfileArn", userProfileArn)
                .put("expires", expires)
                .build();
    }

    private static Actor fromStruct(Struct stored) {
        return new Actor(
                stored.string("domainId"),
                stored.string("userProfileName"),
                stored.string("userProfileArn"),
                Stored.time(stored, "expires"));
    }
}
