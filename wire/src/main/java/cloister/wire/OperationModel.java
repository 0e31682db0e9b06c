package cloister.wire;

import cloister.wire.Shape.StructureShape;

import java.util.List;
import java.util.Optional;

/**
 * An operation of a service.
 *
 * @param httpMethod of the REST protocols; the others always POST
 * @param httpUri the URI's template, {@code /endpoints/{EndpointName}/invocations}
 * @param httpStatus of a success
 * @param unsigned whether it is called without a signature
 * @param resultWrapper the element around an output in XML; empty where there is none
 */
public record OperationModel(
        ServiceModel service,
        String name,
        String httpMethod,
        String httpUri,
        int httpStatus,
        boolean unsigned,
        Optional<StructureShape> input,
        Optional<StructureShape> output,
        String resultWrapper,
        List<StructureShape> errors) {

    /** The modelled error that a code means, whether it is the shape's name or its code. */
    public Optional<StructureShape> error(String code) {
        for (StructureShape error : errors) {
            if (error.name().equals(code)
                    || error.error().filter(trait -> trait.code().equals(code)).isPresent()) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
