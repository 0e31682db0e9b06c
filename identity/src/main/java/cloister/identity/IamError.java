package cloister.identity;

import cloister.policy.MalformedPolicyException;
import cloister.wire.ApiException;

/** The errors of the IAM and STS models, with their codes and statuses. */
final class IamError {
    private IamError() {}

    static ApiException noSuchEntity(String message) {
        return new ApiException("NoSuchEntity", message, 404);
    }

    /**
     * IAM's wording for an entity that isn't there: {@code The user with name X cannot be found.}
     */
    static ApiException notFound(String what, String name) {
        return noSuchEntity("The " + what + " with name " + name + " cannot be found.");
    }

    static ApiException alreadyExists(String message) {
        return new ApiException("EntityAlreadyExists", message, 409);
    }

    static ApiException deleteConflict(String message) {
        return new ApiException("DeleteConflict", message, 409);
    }

    static ApiException limitExceeded(String message) {
        return new ApiException("LimitExceeded", message, 409);
    }

    /** A quota by the name that IAM gives it, e.g. {@code AccessKeysPerUser}. */
    static ApiException quota(String name, int limit) {
        return limitExceeded("Cannot exceed quota for " + name + ": " + limit);
    }

    static ApiException invalidInput(String message) {
        return new ApiException("InvalidInput", message, 400);
    }

    static ApiException validation(String message) {
        return new ApiException("ValidationError", message, 400);
    }

    static ApiException malformedPolicy(MalformedPolicyException malformed) {
        return malformedPolicy(String.valueOf(malformed.getMessage()));
    }

    static ApiException malformedPolicy(String message) {
        return new ApiException("MalformedPolicyDocument", message, 400);
    }

    static ApiException unmodifiable(String role) {
        return new ApiException(
                "UnmodifiableEntity",
                "Cannot perform the operation on the protected role '"
                        + role
                        + "' - this role is only modifiable by AWS",
                400);
    }

    static ApiException accessDenied(String message) {
        return new ApiException("AccessDenied", message, 403);
    }

    /** STS's error for session tags that contradict each other. */
    static ApiException invalidParameter(String message) {
        return new ApiException("InvalidParameterValue", message, 400);
    }

    static ApiException invalidToken() {
        return new ApiException(
                "InvalidClientTokenId",
                "The security token included in the request is invalid.",
                403);
    }

    static ApiException expiredToken() {
        return new ApiException(
                "ExpiredToken", "The security token included in the request is expired", 403);
    }

    /** State that can't be read or understood: nobody is let through on a guess. */
    static ApiException serviceFailure(String message) {
        return new ApiException("ServiceFailure", message, 500);
    }
}
