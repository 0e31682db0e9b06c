package cloister.wire;

/**
 * Why a caller isn't let in, with the code and status that each protocol has for it (the common
 * errors of the API references); the statuses of query are those of REST too.
 */
public enum AuthFailure {
    /** The request carries no signature. */
    MISSING_TOKEN("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException"),
    /** The signature's parts are missing or broken. */
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "IncompleteSignatureException"),
    /** The signature isn't the one that the secret gives, or its time is over. */
    SIGNATURE_MISMATCH("SignatureDoesNotMatch", 403, "InvalidSignatureException"),
    /** Nobody has this access key, or not with this session token. */
    UNKNOWN_CREDENTIAL("InvalidClientTokenId", 403, "UnrecognizedClientException"),
    /** The temporary credentials are past their expiry. */
    EXPIRED_TOKEN("ExpiredToken", 403, "ExpiredTokenException"),
    /** Known, but not allowed. */
    ACCESS_DENIED("AccessDenied", 403, "AccessDeniedException");

    private static final int JSON_STATUS = 400;

    private final String queryCode;
    private final int queryStatus;
    private final String jsonCode;

    AuthFailure(String queryCode, int queryStatus, String jsonCode) {
        this.queryCode = queryCode;
        this.queryStatus = queryStatus;
        this.jsonCode = jsonCode;
    }

    /** The failure as a protocol tells it. */
    public ApiException in(Protocol protocol, String message) {
        return switch (protocol) {
            case JsonProtocol json -> new ApiException(jsonCode, message, JSON_STATUS);
            case RestJsonProtocol rest -> new ApiException(jsonCode, message, queryStatus);
            case QueryProtocol query -> new ApiException(queryCode, message, queryStatus);
        };
    }
}
