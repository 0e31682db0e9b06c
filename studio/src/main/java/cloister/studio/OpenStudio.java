package cloister.studio;

import cloister.store.Table;
import cloister.wire.Struct;

import java.time.Instant;

/** An open Studio; kept under the hash of its entrance. */
record OpenStudio(Visit visit, Instant expires) {
    static final Table<OpenStudio> TABLE =
            new Table<>(
                    "studio.session",
                    new RecordCodec<>(OpenStudio::toStruct, OpenStudio::fromStruct));

    StudioSession toSession(String cookie) {
        return new StudioSession(
                visit.studioId(),
                cookie,
                visit.opener(),
                visit.domainId(),
                visit.userProfileName(),
                visit.userProfileArn(),
                expires,
                visit.region(),
                visit.spaceName(),
                visit.landingUri());
    }

    private Struct toStruct() {
        return Struct.builder().put("visit", visit.toStruct()).put("expires", expires).build();
    }

    private static OpenStudio fromStruct(Struct stored) {
        return new OpenStudio(
                Visit.fromStruct(stored.optionalStruct("visit").orElseThrow()),
                Stored.time(stored, "expires"));
    }
}
