package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;

import java.util.Optional;

/** Permissions boundaries of users and roles. */
final class Boundaries {
    private Boundaries() {}

    /**
     * The boundary that a call asks for, if any.
     *
     * @throws ApiException NoSuchEntity where there is no such managed policy
     */
    static Optional<String> asked(Reader state, Account account, Call call) {
        Optional<String> arn = call.input().optionalString("PermissionsBoundary");
        arn.ifPresent(
                policy -> {
                    if (ManagedPolicies.document(state, account, policy).isEmpty()) {
                        throw IamError.noSuchEntity(
                                "Scope ARN: " + policy + " does not exist or is not attachable.");
                    }
                });
        return arn;
    }

    /** Notes that an entity's boundary, if it has one, is in use, or no longer. */
    static void count(Transaction state, EntityKind<?> kind, Bounded<?> entity, boolean begins) {
        entity.boundary()
                .ifPresent(
                        arn ->
                                PolicyUsage.count(
                                        state,
                                        new Attachment(
                                                arn,
                                                Attachment.Use.BOUNDARY,
                                                kind.word(),
                                                entity.id()),
                                        begins));
    }
}
