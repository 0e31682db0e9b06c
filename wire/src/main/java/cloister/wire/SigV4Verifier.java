package cloister.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks signatures of version 4 (IAM User Guide, "AWS Signature Version 4 for API requests"):
 * time, signed headers, signature and payload.
 */
public final class SigV4Verifier {
    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final String TOKEN_HEADER = "x-amz-security-token";
    private static final String TOKEN_PARAMETER = "X-Amz-Security-Token";
    private static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    private final Function<String, SigningRules> rules;
    private final SigningKeys keys = new SigningKeys();

    /**
     * @param rules of a service by its signing name
     */
    public SigV4Verifier(Function<String, SigningRules> rules) {
        this.rules = rules;
    }

    /**
     * Checks a request against its access key's secret.
     *
     * @return the body as its sender meant it: that of the request, without the framing of chunks
     * @throws AuthFailureException it isn't the secret's owner's, or not now
     */
    public byte[] verify(SignedRequest signed, String secret, Instant now) {
        checkTime(signed, now);
        checkSignedHeaders(signed);
        SigningRules service = rules.apply(signed.scope().service());
        PayloadHash payload = PayloadHash.of(signed, service);
        Hmac key = keys.key(signed.scope(), secret);
        if (!matches(signed, service, key, payload, Set.of(SIGNATURE_PARAMETER))
                && !(tokenMayBeUnsigned(signed)
                        && matches(
                                signed,
                                service,
                                key,
                                payload,
                                Set.of(SIGNATURE_PARAMETER, TOKEN_PARAMETER)))) {
            throw mismatch();
        }
        return payload.open(signed, key);
    }

    /** Some services have the token added to a presigned URL after it was signed. */
    private static boolean tokenMayBeUnsigned(SignedRequest signed) {
        return signed.presigned() && signed.sessionToken().isPresent();
    }

    private static boolean matches(
            SignedRequest signed,
            SigningRules service,
            Hmac key,
            PayloadHash payload,
            Set<String> unsignedParameters) {
        String canonical =
                CanonicalRequest.of(
                        signed.request(),
                        CanonicalRequest.path(signed.request().rawPath(), service),
                        new QueryString(signed.request().rawQuery()).canonical(unsignedParameters),
                        signed.signedHeaders(),
                        payload.text());
        String expected =
                StringToSign.sign(
                        key, StringToSign.request(signed.time(), signed.scope(), canonical));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                signed.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static void checkTime(SignedRequest signed, Instant now) {
        Duration life = signed.expires().orElse(SKEW);
        if (signed.time().isBefore(now.minus(life))) {
            throw untimely(
                    "Signature expired: ", signed.time(), " is now earlier than ", now, life);
        }
        if (signed.time().isAfter(now.plus(SKEW))) {
            throw untimely(
                    "Signature not yet current: ",
                    signed.time(),
                    " is still later than ",
                    now,
                    SKEW.negated());
        }
    }

    private static AuthFailureException untimely(
            String what, Instant signed, String than, Instant now, Duration back) {
        String amount =
                back.toSecondsPart() == 0
                        ? Math.abs(back.toMinutes()) + " min."
                        : Math.abs(back.toSeconds()) + " s.";
        return new AuthFailureException(
                AuthFailure.SIGNATURE_MISMATCH,
                what
                        + SigningTime.write(signed)
                        + than
                        + SigningTime.write(now.minus(back))
                        + " ("
                        + SigningTime.write(now)
                        + (back.isNegative() ? " + " : " - ")
                        + amount
                        + ")");
    }

    /** What is not signed could be changed on the way, so all that AWS gives a meaning must be. */
    private static void checkSignedHeaders(SignedRequest signed) {
        if (!signed.signedHeaders().contains("host")) {
            throw unsigned("Host' or ':authority");
        }
        for (String name : signed.request().headerNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-")
                    && !lower.equals(TOKEN_HEADER)
                    && !signed.signedHeaders().contains(lower)) {
                throw unsigned(lower);
            }
        }
        boolean dated = signed.request().header("x-amz-date").isPresent();
        if (!signed.presigned() && !dated && !signed.signedHeaders().contains("date")) {
            throw unsigned("Date");
        }
    }

    private static AuthFailureException unsigned(String header) {
        return new AuthFailureException(
                AuthFailure.SIGNATURE_MISMATCH,
                "'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    static AuthFailureException mismatch() {
        return new AuthFailureException(
                AuthFailure.SIGNATURE_MISMATCH,
                "The request signature we calculated does not match the signature you provided."
                    + " Check your AWS Secret Access Key and signing method. Consult the service"
                    + " documentation for details.");
    }
}
