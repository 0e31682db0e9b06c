package cloister.wire;

import java.time.Instant;

/**
 * One call of an operation, parsed, checked against the model and allowed.
 *
 * @param service the service's IAM prefix, {@code iam}, {@code sts}, {@code sagemaker}
 * @param operation the operation's name in the model
 * @param region the region of the signature's scope
 * @param now when the request came
 * @param requestId the id that the answer carries
 */
public record Call(
        String service,
        String operation,
        Struct input,
        Caller caller,
        String region,
        Instant now,
        String requestId) {}
