package cloister.studio;

import cloister.policy.Arn;
import cloister.wire.Struct;

import java.util.Optional;

/** The checks on a role that a request names; whether the caller may pass it is decided before. */
record ExecutionRoles(String account, RoleLookup roles) {
    /**
     * Checks the ExecutionRole member of settings, if there is one.
     *
     * @throws cloister.wire.ApiException ValidationException where the account has no such role
     */
    void check(Optional<Struct> settings) {
        settings.flatMap(given -> given.optionalString("ExecutionRole")).ifPresent(this::check);
    }

    private void check(String role) {
        Arn arn =
                Arn.parse(role)
                        .filter(parsed -> parsed.resource().startsWith("role/"))
                        .orElseThrow(
                                () ->
                                        Refusal.validation(
                                                "ExecutionRole isn't a role's ARN: " + role));
        if (!arn.account().equals(account)) {
            throw Refusal.validation(
                    "ExecutionRole must be a role of account " + account + ": " + role);
        }
        if (!roles.exists(role)) {
            throw Refusal.validation(
                    "ExecutionRole doesn't exist: " + role + ". Create the role first.");
        }
    }
}
