package cloister.studio;

import cloister.wire.ApiException;

/** The errors of SageMaker's API model; all have status 400. */
final class Refusal {
    private Refusal() {}

    static ApiException validation(String message) {
        return new ApiException("ValidationException", message, 400);
    }

    static ApiException notFound(String message) {
        return new ApiException("ResourceNotFound", message, 400);
    }

    static ApiException inUse(String message) {
        return new ApiException("ResourceInUse", message, 400);
    }
}
