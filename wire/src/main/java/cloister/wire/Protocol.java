package cloister.wire;

import java.util.Optional;

/** How a service's operations are carried over HTTP. */
public sealed interface Protocol permits JsonProtocol, QueryProtocol, RestJsonProtocol {
    /** The protocol of a service. */
    static Protocol of(ServiceModel service) {
        return switch (service.protocol()) {
            case "json" -> JsonProtocol.INSTANCE;
            case "rest-json" -> RestJsonProtocol.INSTANCE;
            case "query" -> QueryProtocol.INSTANCE;
            default ->
                    throw new IllegalArgumentException(
                            service.id() + " speaks " + service.protocol() + ", not served yet");
        };
    }

    /**
     * Reads an operation's input. What the model demands of it is for {@link Validator} to say.
     *
     * @throws ApiException it can't be read
     */
    Struct parse(OperationModel operation, HttpRequestView request);

    /** The answer that carries an operation's output. */
    HttpResponse writeOutput(OperationModel operation, Struct output, String requestId);

    /**
     * The answer that tells an error.
     *
     * @param operation none where the request named none
     */
    HttpResponse writeError(
            Optional<OperationModel> operation, ApiException error, String requestId);

    /** The error for input that the model doesn't allow. */
    ApiException validationError(String message);
}
