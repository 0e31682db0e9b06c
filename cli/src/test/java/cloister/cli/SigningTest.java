package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

final class SigningTest {
    @Test
    void a_plain_post_is_signed_as_in_aws_s_published_case() {
        Keys keys =
                new Keys(
                        "AKIDEXAMPLE",
                        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                        Optional.empty());
        Map<String, String> headers =
                Signing.headers(
                        keys,
                        "service",
                        "us-east-1",
                        URI.create("http://example.amazonaws.com"),
                        Map.of(),
                        new byte[0],
                        Instant.parse("2015-08-30T12:36:00Z"));
        assertThat(headers)
                .containsEntry("X-Amz-Date", "20150830T123600Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256"
                            + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                            + " SignedHeaders=host;x-amz-date,"
                            + " Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }
}
