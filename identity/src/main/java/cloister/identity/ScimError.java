package cloister.identity;

import cloister.wire.ApiException;

/** The errors of SCIM, in the words of the IAM Identity Center SCIM developer guide. */
final class ScimError {
    private ScimError() {}

    static ApiException validation(String why) {
        return new ApiException(
                "ValidationException",
                "Request is unparsable, syntactically incorrect, or violates schema: " + why,
                400);
    }

    static ApiException unauthorized() {
        return new ApiException(
                "UnauthorizedException", "Authorization header is invalid or missing.", 401);
    }

    static ApiException notFound(String what) {
        return new ApiException("ResourceNotFoundException", what + " not found.", 404);
    }

    static ApiException noEndpoint() {
        return new ApiException("ResourceNotFoundException", "There is no such endpoint.", 404);
    }

    /** An error of the identity store as SCIM tells it. */
    static ApiException of(ApiException error) {
        return switch (error.code()) {
            case "ConflictException" -> new ApiException(error.code(), error.text(), 409);
            case "ResourceNotFoundException" -> new ApiException(error.code(), error.text(), 404);
            case "ValidationException" ->
                    error.text().startsWith("Request is unparsable")
                            ? error
                            : validation(error.text());
            default -> error;
        };
    }
}
