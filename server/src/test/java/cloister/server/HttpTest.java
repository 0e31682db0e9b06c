package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.HttpRequest;
import cloister.wire.SigV4Signer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clients that don't behave are told, to the letter. */
class HttpTest {
    private static CloisterServer server;
    private static Raw raw;

    @BeforeAll
    static void start() {
        server = CloisterServer.start(ServerSettings.inMemory());
        raw = new Raw(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_request_without_a_signature_is_refused() {
        Raw.Answer answer = raw.send(raw.json("SageMaker.ListDomains", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
        assertThat(answer.header("x-amzn-RequestId")).isPresent();
    }

    @Test
    void a_query_without_a_signature_is_refused_in_xml() {
        Raw.Answer answer = raw.send(raw.query("Action=GetCallerIdentity&Version=2011-06-15"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
    }

    @Test
    void a_forged_signature_is_refused() {
        SigV4Signer forger =
                new SigV4Signer(
                        server.rootKey().accessKeyId(),
                        "guessed",
                        Optional.empty(),
                        "us-east-1",
                        "sagemaker");

        Raw.Answer answer =
                raw.send(forger.sign(raw.json("SageMaker.ListDomains", "{}"), Instant.now()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("InvalidSignatureException", "does not match the signature you provided");
    }

    @Test
    void an_access_key_that_nobody_has_is_refused() {
        SigV4Signer stranger =
                new SigV4Signer(
                        "AKIAIOSFODNN7EXAMPLE", "any", Optional.empty(), "us-east-1", "iam");

        Raw.Answer answer =
                raw.send(
                        stranger.sign(
                                raw.query("Action=ListUsers&Version=2010-05-08"), Instant.now()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>InvalidClientTokenId</Code>");
    }

    @Test
    void a_clock_that_is_wrong_by_more_than_fifteen_minutes_is_refused() {
        Raw.Answer answer =
                raw.send(
                        raw.signer("sagemaker")
                                .sign(
                                        raw.json("SageMaker.ListDomains", "{}"),
                                        Instant.now().minusSeconds(16 * 60)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidSignatureException", "Signature expired");
    }

    @Test
    void an_unknown_operation_is_told_so() {
        Raw.Answer answer = raw.signed(raw.json("SageMaker.MakeCoffee", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("UnknownOperationException");
    }

    @Test
    void an_operation_of_the_model_that_is_not_served_is_named() {
        Raw.Answer answer = raw.signed(raw.json("SageMaker.ListClusters", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("UnknownOperationException", "does not serve sagemaker:ListClusters");
    }

    @Test
    void an_unknown_service_is_refused() {
        Raw.Answer answer =
                raw.send(
                        raw.signer("dynamodb")
                                .sign(
                                        raw.json("DynamoDB_20120810.ListTables", "{}"),
                                        Instant.now()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("UnknownOperationException");
    }

    @Test
    void broken_json_is_refused() {
        Raw.Answer answer = raw.signed(raw.json("SageMaker.ListDomains", "{\"a\":"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException");
    }

    @Test
    void what_the_model_does_not_allow_is_named() {
        Raw.Answer answer = raw.signed(raw.json("SageMaker.DescribeDomain", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("ValidationException", "domainId");
    }

    @Test
    void a_body_over_ten_megabytes_is_refused() {
        byte[] body = new byte[ReceivedRequest.LIMIT + 1];
        Raw.Answer answer =
                raw.send(
                        new HttpRequest(
                                "POST",
                                "/",
                                "",
                                Map.of("Content-Type", List.of("application/x-amz-json-1.1")),
                                body));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("RequestEntityTooLarge");
    }

    @Test
    void a_signature_in_the_query_counts_like_one_in_a_header() {
        HttpRequest unsigned =
                new HttpRequest(
                        "GET",
                        "/",
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        Map.of("Host", List.of(raw.host())),
                        new byte[0]);

        Raw.Answer answer =
                raw.send(raw.signer("sts").presign(unsigned, Instant.now(), Duration.ofMinutes(5)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<Arn>arn:aws:iam::123456789012:root</Arn>");
    }

    @Test
    void health_is_told_to_everybody() {
        Raw.Answer answer =
                raw.send(new HttpRequest("GET", "/_cloister/health", "", Map.of(), new byte[0]));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}\n");
    }

    @Test
    void nothing_of_the_server_shows_in_an_error() {
        for (String path : List.of("/%zz", "/../etc", "/_cloister/none", "/studio/nowhere")) {
            Raw.Answer answer = raw.send(new HttpRequest("GET", path, "", Map.of(), new byte[0]));

            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("Exception:", "at cloister", "java.");
            assertThat(answer.header("x-amzn-RequestId")).as(path).isPresent();
        }
    }

    @Test
    void the_body_is_what_was_signed() {
        HttpRequest signed =
                raw.signer("sagemaker")
                        .sign(raw.json("SageMaker.ListDomains", "{}"), Instant.now());
        Map<String, List<String>> headers = new HashMap<>();
        signed.headerNames().forEach(name -> headers.put(name, signed.headers(name)));
        HttpRequest changed =
                new HttpRequest("POST", "/", "", headers, "{\"MaxResults\":1}".getBytes(UTF_8));

        assertThat(raw.send(changed).body()).contains("InvalidSignatureException");
    }
}
