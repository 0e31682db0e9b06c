package cloister.identity;

import cloister.wire.ApiException;

/** The errors of the Identity Center's and the identity store's models. */
final class CenterError {
    private CenterError() {}

    static ApiException notFound(String message) {
        return new ApiException("ResourceNotFoundException", message, 400);
    }

    static ApiException conflict(String message) {
        return new ApiException("ConflictException", message, 400);
    }

    static ApiException validation(String message) {
        return new ApiException("ValidationException", message, 400);
    }

    static ApiException quota(String message) {
        return new ApiException("ServiceQuotaExceededException", message, 400);
    }
}
