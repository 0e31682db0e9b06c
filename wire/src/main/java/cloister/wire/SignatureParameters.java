package cloister.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parts of a signature, from the Authorization header or from a presigned URL. */
final class SignatureParameters {
    private static final long MAX_EXPIRES = Duration.ofDays(7).toSeconds();

    private SignatureParameters() {}

    static SignedRequest fromHeader(HttpRequestView request, String header) {
        int blank = header.indexOf(' ');
        String algorithm = blank < 0 ? header : header.substring(0, blank);
        Map<String, String> parts = pairs(header, blank < 0 ? "" : header.substring(blank + 1));
        Optional<String> date = request.header("x-amz-date").or(() -> request.header("date"));
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '" + name + "' parameter. ");
            }
        }
        if (date.isEmpty()) {
            missing.append(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                            + " header. ");
        }
        if (!missing.isEmpty()) {
            throw incomplete(missing + "Authorization=" + algorithm);
        }
        Function<String, String> part = name -> parts.getOrDefault(name, "");
        return signed(
                request,
                false,
                algorithm,
                part,
                date.orElseThrow(),
                Optional.empty(),
                request.header("x-amz-security-token"));
    }

    static SignedRequest fromQuery(HttpRequestView request) {
        QueryString query = new QueryString(request.rawQuery());
        StringBuilder missing = new StringBuilder();
        for (String name :
                List.of("Algorithm", "Credential", "Signature", "SignedHeaders", "Date")) {
            if (query.only("X-Amz-" + name).isEmpty()) {
                missing.append("AWS query-string parameters must include 'X-Amz-" + name + "'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw incomplete(missing + "Re-examine the query-string parameters.");
        }
        Function<String, String> part = name -> query.only("X-Amz-" + name).orElse("");
        return signed(
                request,
                true,
                part.apply("Algorithm"),
                part,
                part.apply("Date"),
                query.only("X-Amz-Expires").map(SignatureParameters::expires),
                query.only("X-Amz-Security-Token"));
    }

    private static SignedRequest signed(
            HttpRequestView request,
            boolean presigned,
            String algorithm,
            Function<String, String> part,
            String date,
            Optional<Duration> expires,
            Optional<String> sessionToken) {
        if (!algorithm.equals(SignedRequest.ALGORITHM)) {
            throw incomplete(
                    "Unsupported AWS 'algorithm': '"
                            + algorithm
                            + "' (only "
                            + SignedRequest.ALGORITHM
                            + " for now). ");
        }
        Instant time =
                SigningTime.read(date)
                        .or(() -> Timestamps.read(date, TimestampFormat.HTTP_DATE))
                        .orElseThrow(
                                () ->
                                        incomplete(
                                                "Date must be in ISO-8601 'basic format'. Got '"
                                                        + date
                                                        + "'. See"
                                                        + " http://en.wikipedia.org/wiki/ISO_8601"));
        return new SignedRequest(
                request,
                presigned,
                scope(part.apply("Credential"), time),
                time,
                expires,
                List.of(part.apply("SignedHeaders").split(";")),
                part.apply("Signature"),
                sessionToken);
    }

    private static CredentialScope scope(String credential, Instant time) {
        String[] parts = credential.split("/", -1);
        if (parts.length != 5 || Arrays.asList(parts).contains("")) {
            throw incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term, got '"
                            + credential
                            + "'");
        }
        if (!parts[4].equals(CredentialScope.TERMINATOR)) {
            throw new AuthFailureException(
                    AuthFailure.SIGNATURE_MISMATCH,
                    "Credential should be scoped with a valid terminator: 'aws4_request', not '"
                            + parts[4]
                            + "'. ");
        }
        String text = SigningTime.write(time);
        if (!text.startsWith(parts[1] + "T")) {
            throw new AuthFailureException(
                    AuthFailure.SIGNATURE_MISMATCH,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"
                            + " from HTTP: '"
                            + parts[1]
                            + "' != '"
                            + text.substring(0, text.indexOf('T'))
                            + "', from '"
                            + text
                            + "'.");
        }
        return new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
    }

    private static Map<String, String> pairs(String header, String rest) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : rest.split(",", -1)) {
            String trimmed = pair.trim();
            int equals = trimmed.indexOf('=');
            if (!trimmed.isEmpty() && equals < 0) {
                throw incomplete(
                        "'"
                                + trimmed
                                + "' not a valid key=value pair (missing equal-sign) in"
                                + " Authorization header: '"
                                + header
                                + "'.");
            }
            if (equals > 0
                    && pairs.put(trimmed.substring(0, equals), trimmed.substring(equals + 1))
                            != null) {
                throw incomplete("The Authorization header has a part twice");
            }
        }
        return pairs;
    }

    private static Duration expires(String text) {
        long seconds;
        try {
            seconds = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw incomplete("X-Amz-Expires should be a number");
        }
        if (seconds < 0) {
            throw incomplete("X-Amz-Expires must be non-negative");
        }
        if (seconds > MAX_EXPIRES) {
            throw incomplete("X-Amz-Expires must be less than a week (in seconds)");
        }
        return Duration.ofSeconds(seconds);
    }

    private static AuthFailureException incomplete(String message) {
        return new AuthFailureException(AuthFailure.INCOMPLETE_SIGNATURE, message);
    }
}
