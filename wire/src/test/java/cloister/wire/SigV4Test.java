package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS's own signer signed is in {@link AwsSignerTest}; here is what must be refused. */
class SigV4Test {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final SigV4Signer SIGNER =
            new SigV4Signer("AKIDEXAMPLE", SECRET, Optional.of("token/=="), "us-east-1", "iam");

    private final SigV4Verifier verifier = new SigV4Verifier(service -> SigningRules.STANDARD);

    @Test
    void what_is_signed_is_verified() {
        HttpRequest signed = SIGNER.sign(request(), NOW);
        SignedRequest parsed = SignedRequest.parse(signed);
        assertThat(parsed.scope())
                .isEqualTo(new CredentialScope("AKIDEXAMPLE", "20260102", "us-east-1", "iam"));
        assertThat(parsed.sessionToken()).contains("token/==");
        assertThat(verifier.verify(parsed, SECRET, NOW)).isEqualTo(signed.body());
    }

    @Test
    void what_is_presigned_is_verified_as_long_as_it_lives() {
        HttpRequest presigned = SIGNER.presign(request(), NOW, Duration.ofMinutes(1));
        verify(presigned, NOW.plusSeconds(60));
        assertRefused(presigned, NOW.plusSeconds(61), AuthFailure.SIGNATURE_MISMATCH);
    }

    @Test
    void another_secret_is_refused_even_once_the_key_is_known() {
        HttpRequest signed = SIGNER.sign(request(), NOW);
        verify(signed, NOW);
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> verifier.verify(SignedRequest.parse(signed), "other", NOW));
    }

    @Test
    void a_clock_may_be_a_quarter_of_an_hour_off() {
        HttpRequest signed = SIGNER.sign(request(), NOW);
        verify(signed, NOW.plus(Duration.ofMinutes(15)));
        verify(signed, NOW.minus(Duration.ofMinutes(15)));
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> verify(signed, NOW.plus(Duration.ofMinutes(16))))
                .withMessage(
                        "Signature expired: 20260102T030405Z is now earlier than 20260102T030505Z"
                                + " (20260102T032005Z - 15 min.)");
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> verify(signed, NOW.minus(Duration.ofMinutes(16))))
                .withMessage(
                        "Signature not yet current: 20260102T030405Z is still later than"
                                + " 20260102T030305Z (20260102T024805Z + 15 min.)");
    }

    @Test
    void every_part_that_is_changed_is_noticed() {
        HttpRequest signed = SIGNER.sign(request(), NOW);
        List<HttpRequest> changed =
                List.of(
                        copy(signed, "GET", "/a/b", "x=1&y=%2F", signed.body()),
                        copy(signed, "POST", "/a/c", "x=1&y=%2F", signed.body()),
                        copy(signed, "POST", "/a/b", "x=2&y=%2F", signed.body()),
                        copy(signed, "POST", "/a/b", "x=1&y=%2F&z", signed.body()),
                        copy(signed, "POST", "/a/b", "x=1&y=%2F", bytes("other")),
                        signed.withHeader("Host", "other"),
                        signed.withHeader("X-Amz-Date", "20260102T030406Z"),
                        signed.withHeader("X-Amz-Security-Token", "other"));
        for (HttpRequest request : changed) {
            assertRefused(request, NOW, AuthFailure.SIGNATURE_MISMATCH);
        }
    }

    @Test
    void a_header_of_awss_that_is_not_signed_is_refused() {
        assertRefused(
                SIGNER.sign(request(), NOW).withHeader("X-Amz-Target", "SageMaker.DeleteDomain"),
                NOW,
                AuthFailure.SIGNATURE_MISMATCH);
    }

    @Test
    void a_session_token_that_was_added_to_a_presigned_url_is_read() {
        SigV4Signer plain =
                new SigV4Signer("AKIDEXAMPLE", SECRET, Optional.empty(), "us-east-1", "iam");
        HttpRequest presigned = plain.presign(request(), NOW, Duration.ofMinutes(1));
        HttpRequest added =
                presigned.withQuery(presigned.rawQuery() + "&X-Amz-Security-Token=added");
        assertThat(SignedRequest.parse(added).sessionToken()).contains("added");
        verify(added, NOW);
    }

    @Test
    void a_request_without_a_signature_misses_its_token() {
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> SignedRequest.parse(request()))
                .satisfies(
                        error -> assertThat(error.failure()).isEqualTo(AuthFailure.MISSING_TOKEN));
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(
                        () ->
                                SignedRequest.parse(
                                        request().withHeader("Authorization", "Bearer x")))
                .withMessage("Request is missing Authentication Token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 x",
                "AWS4-HMAC-SHA256 Credential=a/20260102/r/s/aws4_request, SignedHeaders=host",
                "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=s",
                "AWS4-HMAC-SHA256 Credential=a/b, Credential=c, SignedHeaders=host, Signature=s",
                "AWS4-ECDSA-P256-SHA256 Credential=a/20260102/r/s/aws4_request,"
                        + " SignedHeaders=host, Signature=s",
            })
    void a_broken_authorization_is_incomplete(String header) {
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(
                        () ->
                                SignedRequest.parse(
                                        request()
                                                .withHeader("X-Amz-Date", "20260102T030405Z")
                                                .withHeader("Authorization", header)))
                .satisfies(
                        error ->
                                assertThat(error.failure())
                                        .isEqualTo(AuthFailure.INCOMPLETE_SIGNATURE));
    }

    @Test
    void header_and_query_together_are_refused() {
        HttpRequest both = SIGNER.sign(SIGNER.presign(request(), NOW, Duration.ofMinutes(1)), NOW);
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> SignedRequest.parse(both))
                .withMessageStartingWith("Found both 'X-Amz-Algorithm'");
    }

    @Test
    void a_presigned_url_lives_a_week_at_most() {
        HttpRequest presigned = SIGNER.presign(request(), NOW, Duration.ofDays(8));
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> SignedRequest.parse(presigned))
                .withMessageStartingWith("X-Amz-Expires must be less than a week");
    }

    @Test
    void each_protocol_has_its_code_and_status() {
        Protocol json = Protocol.of(ServiceModel.load("sagemaker"));
        Protocol query = Protocol.of(ServiceModel.load("iam"));
        ApiException inJson = AuthFailure.UNKNOWN_CREDENTIAL.in(json, "m");
        ApiException inQuery = AuthFailure.UNKNOWN_CREDENTIAL.in(query, "m");
        assertThat(inJson.code()).isEqualTo("UnrecognizedClientException");
        assertThat(inJson.status()).isEqualTo(400);
        assertThat(inQuery.code()).isEqualTo("InvalidClientTokenId");
        assertThat(inQuery.status()).isEqualTo(403);
    }

    private void assertRefused(HttpRequest request, Instant now, AuthFailure failure) {
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> verify(request, now))
                .satisfies(error -> assertThat(error.failure()).isEqualTo(failure));
    }

    private void verify(HttpRequest request, Instant now) {
        verifier.verify(SignedRequest.parse(request), SECRET, now);
    }

    private static HttpRequest request() {
        return new HttpRequest(
                "POST",
                "/a/b",
                "x=1&y=%2F",
                Map.of(
                        "Host",
                        List.of("localhost:4566"),
                        "Content-Type",
                        List.of("text/plain;  charset=utf-8 ")),
                bytes("body"));
    }

    private static HttpRequest copy(
            HttpRequest request, String method, String path, String query, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
        return new HttpRequest(method, path, query, headers, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
