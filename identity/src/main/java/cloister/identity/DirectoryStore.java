package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;

import java.util.UUID;

/** The identity store that calls name. */
final class DirectoryStore {
    private DirectoryStore() {}

    /**
     * The account's own.
     *
     * @return its id
     * @throws ApiException ResourceNotFoundException where the account has none
     */
    static String own(Reader state) {
        return CenterInstanceCommands.find(state)
                .map(CenterInstance::storeId)
                .orElseThrow(() -> CenterError.notFound("IdentityStore not found."));
    }

    /**
     * Makes sure that it is this account's.
     *
     * @return its id
     * @throws ApiException ResourceNotFoundException
     */
    static String of(Reader state, Call call) {
        String id = call.input().string("IdentityStoreId");
        return CenterInstanceCommands.find(state)
                .map(CenterInstance::storeId)
                .filter(id::equals)
                .orElseThrow(() -> CenterError.notFound("IdentityStore not found."));
    }

    /** A new id of something in an identity store: the store's digits, and a UUID. */
    static String newId(String store) {
        return store.substring("d-".length()) + "-" + UUID.randomUUID();
    }
}
