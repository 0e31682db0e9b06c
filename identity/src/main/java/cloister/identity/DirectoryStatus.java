package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;

/**
 * What provisioning tells of a user or group that the identity store's own API doesn't.
 *
 * @param active whether a user may sign in
 * @param enterprise attributes of SCIM's extension for enterprises, {@code Department}
 * @param created when it was provisioned
 */
record DirectoryStatus(
        boolean active, Struct enterprise, Optional<Instant> created, Optional<Instant> modified) {
    /** The attribute that {@link #enterprise} is in paths. */
    static final String ENTERPRISE = "Enterprise";

    private static final DirectoryStatus UNTOLD =
            new DirectoryStatus(true, Struct.EMPTY, Optional.empty(), Optional.empty());

    /** By the user's or group's id. */
    private static final Table<Struct> TABLE =
            new Table<>("directory.status", StructCodec.INSTANCE);

    static DirectoryStatus of(Reader state, String id) {
        return state.get(TABLE, id)
                .map(
                        kept ->
                                new DirectoryStatus(
                                        kept.optionalBoolean("Active").orElse(true),
                                        kept.optionalStruct(ENTERPRISE).orElse(Struct.EMPTY),
                                        kept.optionalString("Created").map(Instant::parse),
                                        kept.optionalString("Modified").map(Instant::parse)))
                .orElse(UNTOLD);
    }

    void put(Transaction state, String id) {
        state.put(
                TABLE,
                id,
                Struct.builder()
                        .put("Active", active)
                        .put(ENTERPRISE, enterprise)
                        .put("Created", created.map(Instant::toString))
                        .put("Modified", modified.map(Instant::toString))
                        .build());
    }

    static void delete(Transaction state, String id) {
        state.delete(TABLE, id);
    }
}
