package cloister.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signs requests as the SDKs do.
 *
 * @param sessionToken of temporary credentials
 * @param service the signing name
 */
public record SigV4Signer(
        String accessKeyId,
        String secret,
        Optional<String> sessionToken,
        String region,
        String service,
        SigningRules rules) {

    /** For the services that sign as most do. */
    public SigV4Signer(
            String accessKeyId,
            String secret,
            Optional<String> sessionToken,
            String region,
            String service) {
        this(accessKeyId, secret, sessionToken, region, service, SigningRules.STANDARD);
    }

    @Override
    public String toString() {
        return "signer of " + accessKeyId + " for " + service + " in " + region;
    }

    /** The request with the Authorization header; it must have its Host header. */
    public HttpRequest sign(HttpRequest request, Instant now) {
        String hash = Sha256.hex(request.body());
        HttpRequest dated = request.withHeader("X-Amz-Date", SigningTime.write(now));
        if (!rules.normalizedPath()) {
            dated = dated.withHeader("X-Amz-Content-Sha256", hash);
        }
        if (sessionToken.isPresent()) {
            dated = dated.withHeader("X-Amz-Security-Token", sessionToken.get());
        }
        List<String> signed = signedHeaders(dated);
        String query = new QueryString(dated.rawQuery()).canonical(Set.of());
        CredentialScope scope = scope(now);
        return dated.withHeader(
                "Authorization",
                SignedRequest.ALGORITHM
                        + " Credential="
                        + accessKeyId
                        + "/"
                        + scope.text()
                        + ", SignedHeaders="
                        + String.join(";", signed)
                        + ", Signature="
                        + signature(dated, query, signed, hash, scope, now));
    }

    /** The request with the signature in its query, good for a while without its sender. */
    public HttpRequest presign(HttpRequest request, Instant now, Duration expires) {
        CredentialScope scope = scope(now);
        List<String> signed = signedHeaders(request);
        StringBuilder raw = new StringBuilder(request.rawQuery());
        append(raw, "X-Amz-Algorithm", SignedRequest.ALGORITHM);
        append(raw, "X-Amz-Credential", accessKeyId + "/" + scope.text());
        append(raw, "X-Amz-Date", SigningTime.write(now));
        append(raw, "X-Amz-Expires", Long.toString(expires.toSeconds()));
        append(raw, "X-Amz-SignedHeaders", String.join(";", signed));
        sessionToken.ifPresent(token -> append(raw, "X-Amz-Security-Token", token));
        String hash =
                rules.signedPresignedBody() ? Sha256.hex(request.body()) : PayloadHash.UNSIGNED;
        String query = new QueryString(raw.toString()).canonical(Set.of());
        append(raw, "X-Amz-Signature", signature(request, query, signed, hash, scope, now));
        return request.withQuery(raw.toString());
    }

    private CredentialScope scope(Instant now) {
        String time = SigningTime.write(now);
        return new CredentialScope(
                accessKeyId, time.substring(0, time.indexOf('T')), region, service);
    }

    private String signature(
            HttpRequest request,
            String query,
            List<String> signed,
            String hash,
            CredentialScope scope,
            Instant now) {
        String canonical =
                CanonicalRequest.of(
                        request,
                        CanonicalRequest.path(request.rawPath(), rules),
                        query,
                        signed,
                        hash);
        Hmac key = SigningKeys.derive(scope, secret);
        return StringToSign.sign(key, StringToSign.request(now, scope, canonical));
    }

    private static List<String> signedHeaders(HttpRequest request) {
        TreeSet<String> names = new TreeSet<>();
        request.headerNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.remove("authorization");
        return new ArrayList<>(names);
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        query.append(PercentCoding.encode(value, false));
    }
}
