package cloister.wire;

/**
 * Whose signature it is and what it is good for.
 *
 * @param date eight digits, of the day in UTC
 * @param region e.g. {@code us-east-1}
 * @param service the signing name, e.g. {@code sagemaker}
 */
public record CredentialScope(String accessKeyId, String date, String region, String service) {
    static final String TERMINATOR = "aws4_request";

    /** The scope in the string to sign: all but the key. */
    String text() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
