package cloister.cli.stack;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.net.ConnectException;
import java.net.UnknownHostException;

/** What a failed call says, in one line. */
public final class Failures {
    private Failures() {}

    /** The code and message of a refusal, or what keeps the client from calling at all. */
    public static String text(RuntimeException failure) {
        return switch (failure) {
            case AwsServiceException refused -> refused(refused);
            case SdkClientException client -> client(client);
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String refused(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null || details.errorCode() == null
                ? "an answer without a reason, HTTP status " + refused.statusCode()
                : "%s: %s".formatted(details.errorCode(), details.errorMessage());
    }

    private static String client(SdkClientException client) {
        String message = String.valueOf(client.getMessage());
        if (message.startsWith("Unable to load credentials")) {
            return "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " AWS_PROFILE";
        }
        for (Throwable cause = client; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "nothing answers at the endpoint: " + cause.getMessage();
            }
            if (cause instanceof UnknownHostException) {
                return "can't find the host %s; is there a network, or did you mean --endpoint URL?"
                        .formatted(cause.getMessage());
            }
        }
        return message;
    }
}
