package cloister.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request with a signature of version 4 that is well-formed but not yet checked: the scope tells
 * whose secret to check it with ({@link SigV4Verifier}).
 *
 * @param presigned whether the signature is in the query string
 * @param time when it was signed
 * @param expires how long a presigned URL is good for
 * @param signedHeaders their names as sent, in lower case
 * @param signature in hexadecimal
 * @param sessionToken of temporary credentials
 */
public record SignedRequest(
        HttpRequestView request,
        boolean presigned,
        CredentialScope scope,
        Instant time,
        Optional<Duration> expires,
        List<String> signedHeaders,
        String signature,
        Optional<String> sessionToken) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** Whether a request claims any signature, so that its absence means an anonymous caller. */
    public static boolean isSigned(HttpRequestView request) {
        return !request.headers("authorization").isEmpty()
                || request.rawQuery().contains("X-Amz-Algorithm=");
    }

    /**
     * Reads a request's signature.
     *
     * @throws AuthFailureException it has none, or one that can't be read
     */
    public static SignedRequest parse(HttpRequestView request) {
        List<String> authorization = request.headers("authorization");
        boolean inQuery =
                request.rawQuery().contains("X-Amz-")
                        && new QueryString(request.rawQuery()).has("X-Amz-Algorithm");
        if (inQuery && !authorization.isEmpty()) {
            throw new AuthFailureException(
                    AuthFailure.SIGNATURE_MISMATCH,
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as"
                            + " HTTP header.");
        }
        if (inQuery) {
            return SignatureParameters.fromQuery(request);
        }
        if (authorization.isEmpty() || !authorization.getFirst().trim().startsWith("AWS4-")) {
            throw new AuthFailureException(
                    AuthFailure.MISSING_TOKEN, "Request is missing Authentication Token");
        }
        if (authorization.size() > 1) {
            throw new AuthFailureException(
                    AuthFailure.INCOMPLETE_SIGNATURE, "The request has two Authorization headers");
        }
        return SignatureParameters.fromHeader(request, authorization.getFirst().trim());
    }
}
