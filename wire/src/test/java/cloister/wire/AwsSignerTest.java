package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the AWS SDK for Java signs is verified, and no longer once anything is changed. */
class AwsSignerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final AwsCredentialsIdentity USER =
            AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET);
    private static final AwsCredentialsIdentity SESSION =
            AwsSessionCredentialsIdentity.create("ASIAEXAMPLE", SECRET, "session/token+==");

    private final SigV4Verifier verifier =
            new SigV4Verifier(
                    service ->
                            service.equals("s3")
                                    ? SigningRules.OBJECT_STORE
                                    : SigningRules.STANDARD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?b=2&a=1&a=0&empty=&c%20d=%7E%2F%2B",
                "/a/../b//c/./d/",
                "/with%20blank/%C3%A9/%2F",
                "/endpoints/my-endpoint/invocations",
            })
    void a_signed_header_is_verified(String uri) {
        HttpRequest signed = sign(USER, request(uri), "body", sign -> {});
        assertThat(verify(signed)).isEqualTo("body");
        assertAnyChangeIsNoticed(signed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bucket/key", "/bucket/a//b/../c", "/bucket/%20%C3%A9%2B~?x=%20"})
    void an_object_store_signs_the_path_as_it_is(String uri) {
        HttpRequest signed =
                sign(
                        SESSION,
                        request(uri),
                        "body",
                        sign ->
                                sign.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        assertThat(verify(signed)).isEqualTo("body");
        assertAnyChangeIsNoticed(signed);
    }

    @Test
    void a_session_token_comes_along() {
        HttpRequest signed = sign(SESSION, request("/"), "body", sign -> {});
        assertThat(SignedRequest.parse(signed).sessionToken()).contains("session/token+==");
        assertThat(verify(signed)).isEqualTo("body");
    }

    @Test
    void a_presigned_url_is_verified() {
        HttpRequest signed =
                sign(
                        SESSION,
                        request("/?Action=GetCallerIdentity&Version=2011-06-15"),
                        "",
                        sign ->
                                sign.putProperty(
                                                AwsV4HttpSigner.AUTH_LOCATION,
                                                AuthLocation.QUERY_STRING)
                                        .putProperty(
                                                AwsV4HttpSigner.EXPIRATION_DURATION,
                                                Duration.ofMinutes(5)));
        SignedRequest parsed = SignedRequest.parse(signed);
        assertThat(parsed.presigned()).isTrue();
        assertThat(parsed.expires()).contains(Duration.ofMinutes(5));
        assertThat(parsed.sessionToken()).contains("session/token+==");
        verify(signed);
        assertAnyChangeIsNoticed(signed);
    }

    @Test
    void signed_chunks_are_verified_and_put_together() {
        String body = "0123456789".repeat(30_000);
        HttpRequest signed =
                sign(
                        USER,
                        request("/bucket/key"),
                        body,
                        sign ->
                                objectStore(sign)
                                        .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true));
        assertThat(signed.headers("x-amz-content-sha256"))
                .containsExactly("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        assertThat(verify(signed)).isEqualTo(body);
        assertAnyChangeIsNoticed(signed);
    }

    @Test
    void signed_chunks_with_a_trailer_are_verified_and_put_together() {
        String body = "0123456789".repeat(30_000);
        HttpRequest signed =
                sign(
                        USER,
                        request("/bucket/key"),
                        body,
                        sign ->
                                objectStore(sign)
                                        .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                                        .putProperty(
                                                AwsV4HttpSigner.CHECKSUM_ALGORITHM,
                                                DefaultChecksumAlgorithm.SHA256));
        assertThat(signed.headers("x-amz-content-sha256"))
                .containsExactly("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        assertThat(verify(signed)).isEqualTo(body);
        assertAnyChangeIsNoticed(signed);
    }

    @Test
    void unsigned_chunks_are_put_together() {
        HttpRequest signed =
                sign(
                        USER,
                        secure(request("/bucket/key")),
                        "some text",
                        sign ->
                                objectStore(sign)
                                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                                        .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true)
                                        .putProperty(
                                                AwsV4HttpSigner.CHECKSUM_ALGORITHM,
                                                DefaultChecksumAlgorithm.SHA256));
        assertThat(signed.headers("x-amz-content-sha256"))
                .containsExactly("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        assertThat(verify(signed)).isEqualTo("some text");
    }

    @Test
    void an_unsigned_payload_may_be_any() {
        HttpRequest signed =
                sign(
                        USER,
                        secure(request("/bucket/key")),
                        "some text",
                        sign ->
                                objectStore(sign)
                                        .putProperty(
                                                AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false));
        assertThat(verify(signed)).isEqualTo("some text");
        assertThat(verify(with(signed, "other".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("other");
    }

    /** Every header that was signed, the query, and the body at its start, middle and end. */
    private void assertAnyChangeIsNoticed(HttpRequest signed) {
        for (String name : SignedRequest.parse(signed).signedHeaders()) {
            assertRefused(signed.withHeader(name, signed.header(name).orElse("") + "x"));
        }
        assertRefused(signed.withQuery(signed.rawQuery() + "&added=1"));
        byte[] body = signed.body();
        for (int i = 0; i < body.length; i += Math.max(1, body.length / 40)) {
            byte[] changed = Arrays.copyOf(body, body.length);
            changed[i] ^= 1;
            assertRefused(with(signed, changed));
        }
        if (body.length > 0) {
            assertRefused(with(signed, Arrays.copyOf(body, body.length - 1)));
            assertRefused(with(signed, Arrays.copyOf(body, body.length + 1)));
        }
    }

    private void assertRefused(HttpRequest request) {
        assertThatExceptionOfType(AuthFailureException.class).isThrownBy(() -> verify(request));
    }

    private String verify(HttpRequest request) {
        return new String(
                verifier.verify(SignedRequest.parse(request), SECRET, NOW), StandardCharsets.UTF_8);
    }

    private static SignRequest.Builder<AwsCredentialsIdentity> objectStore(
            SignRequest.Builder<AwsCredentialsIdentity> sign) {
        return sign.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
    }

    private static SdkHttpRequest request(String uri) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.PUT)
                .uri(URI.create("http://localhost:4566" + uri))
                .putHeader("Content-Type", "text/plain;  charset=utf-8 ")
                .appendHeader("X-Amz-Meta-Twice", " one  and a  half")
                .appendHeader("X-Amz-Meta-Twice", "two ")
                .build();
    }

    /** Without encryption on the way the SDK signs the body whatever it is told. */
    private static SdkHttpRequest secure(SdkHttpRequest request) {
        return request.toBuilder().protocol("https").build();
    }

    private static HttpRequest sign(
            AwsCredentialsIdentity identity,
            SdkHttpRequest request,
            String body,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> properties) {
        SdkHttpRequest sized =
                request.toBuilder()
                        .putHeader("Content-Length", Integer.toString(body.length()))
                        .build();
        var signed =
                AwsV4HttpSigner.create()
                        .sign(
                                (SignRequest.Builder<AwsCredentialsIdentity> sign) -> {
                                    sign.identity(identity)
                                            .request(sized)
                                            .payload(ContentStreamProvider.fromUtf8String(body))
                                            .putProperty(
                                                    AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                    "sagemaker")
                                            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                                            .putProperty(
                                                    HttpSigner.SIGNING_CLOCK,
                                                    Clock.fixed(NOW, ZoneOffset.UTC));
                                    properties.accept(sign);
                                });
        Map<String, List<String>> headers = new HashMap<>(signed.request().headers());
        return new HttpRequest(
                signed.request().method().name(),
                signed.request().encodedPath(),
                signed.request().encodedQueryParameters().orElse(""),
                headers,
                signed.payload().map(AwsSignerTest::read).orElse(new byte[0]));
    }

    private static byte[] read(ContentStreamProvider body) {
        try (var in = body.newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest with(HttpRequest request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
        return new HttpRequest(
                request.method(), request.rawPath(), request.rawQuery(), headers, body);
    }
}
