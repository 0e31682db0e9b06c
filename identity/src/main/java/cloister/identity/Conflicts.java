package cloister.identity;

import cloister.wire.ApiException;

/** Why an entity can't be deleted yet. */
final class Conflicts {
    private Conflicts() {}

    static ApiException mustFirst(String what) {
        return IamError.deleteConflict("Cannot delete entity, must " + what + " first.");
    }

    /**
     * Refuses an entity that has policies.
     *
     * @throws ApiException DeleteConflict
     */
    static void refuseIfHolding(PolicyHolder<?> holder) {
        if (!holder.policies().attached().isEmpty()) {
            throw mustFirst("detach all policies");
        }
        if (!holder.policies().inline().isEmpty()) {
            throw mustFirst("delete policies");
        }
    }
}
