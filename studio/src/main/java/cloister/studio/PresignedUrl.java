package cloister.studio;

import cloister.store.Table;
import cloister.wire.Struct;

import java.time.Instant;

/** A presigned URL that nobody has opened yet; kept under the hash of its token. */
record PresignedUrl(Visit visit, Instant expires, int sessionSeconds) {
    static final Table<PresignedUrl> TABLE =
            new Table<>(
                    "studio.presigned",
                    new RecordCodec<>(PresignedUrl::toStruct, PresignedUrl::fromStruct));

    private Struct toStruct() {
        return Struct.builder()
                .put("visit", visit.toStruct())
                .put("expires", expires)
                .put("sessionSeconds", sessionSeconds)
                .build();
    }

    private static PresignedUrl fromStruct(Struct stored) {
        return new PresignedUrl(
                Visit.fromStruct(stored.optionalStruct("visit").orElseThrow()),
                Stored.time(stored, "expires"),
                stored.optionalInt("sessionSeconds").orElseThrow());
    }
}
