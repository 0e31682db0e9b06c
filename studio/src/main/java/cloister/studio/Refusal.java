package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Command;

/** The errors of SageMaker's API model; all have status 400. */
final class Refusal {
    private static final String NOT_FOUND = "ResourceNotFound";

    private Refusal() {}

    static ApiException validation(String message) {
        return new ApiException("ValidationException", message, 400);
    }

    static ApiException notFound(String message) {
        return new ApiException(NOT_FOUND, message, 400);
    }

    /** A command of an operation whose model has no ResourceNotFound: it is invalid input then. */
    static Command withoutNotFound(Command command) {
        return call -> {
            try {
                return command.run(call);
            } catch (ApiException e) {
                throw e.code().equals(NOT_FOUND) ? validation(e.text()) : e;
            }
        };
    }

    static ApiException inUse(String message) {
        return new ApiException("ResourceInUse", message, 400);
    }
}
