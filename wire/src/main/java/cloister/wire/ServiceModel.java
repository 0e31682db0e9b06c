package cloister.wire;

import java.util.Optional;
import java.util.Set;

/**
 * A service as AWS's API model has it. Operations and shapes are read when they are asked for.
 *
 * @param id the service's name for people, {@code SageMaker}
 * @param endpointPrefix the host's first part at AWS
 * @param signingName the service in a signature's scope, and the prefix of its IAM actions
 * @param protocol as the model says: {@code json}, {@code query}, {@code rest-json}, {@code
 *     rest-xml}
 * @param targetPrefix what stands before the dot of X-Amz-Target; empty where there is none
 * @param xmlNamespace empty where there is none
 */
public record ServiceModel(
        String id,
        String endpointPrefix,
        String signingName,
        String protocol,
        String targetPrefix,
        String apiVersion,
        String xmlNamespace,
        Operations operations) {

    /** The operations of a service, by name. */
    public interface Operations {
        /** An operation of the service that is given. */
        Optional<OperationModel> find(ServiceModel service, String name);

        Set<String> names();
    }

    /**
     * Reads a model from the class path.
     *
     * @param name as the module {@code models} lists it, {@code sagemaker}
     */
    public static ServiceModel load(String name) {
        return ModelFile.open(name).service();
    }

    public Optional<OperationModel> operation(String name) {
        return operations.find(this, name);
    }
}
