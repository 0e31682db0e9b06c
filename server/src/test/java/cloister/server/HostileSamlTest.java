package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sts.model.StsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Responses that were tampered with: none gets in, and each is in the audit trail. */
class HostileSamlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REFUSALS =
            Set.of(
                    "InvalidIdentityToken",
                    "ExpiredTokenException",
                    "AccessDenied",
                    "ValidationError");

    @TempDir static Path directory;

    private static FederatedStudio studio;
    private static SamlTampering tampering;

    @BeforeAll
    static void set_up() {
        SamlIdp idp = SamlIdp.create();
        studio =
                FederatedStudio.start(
                        TwoTeams.start(ServerSettings.inMemory().withData(directory)),
                        idp.metadata(),
                        "Okta");
        tampering = new SamlTampering(idp, studio.attributes("userA1"));
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @Test
    void what_is_tampered_with_here_would_get_in_as_it_was() {
        for (String[] signed : List.of(new String[] {"Assertion"}, new String[] {"Response"})) {
            assertThat(studio.assume(SamlIdp.base64(tampering.honest(signed))).credentials())
                    .isNotNull();
        }
    }

    @Test
    void there_are_at_least_forty_of_them() {
        assertThat(tampering.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @TestFactory
    Stream<DynamicTest> none_gets_in_and_each_is_in_the_audit_trail() {
        return tampering.all().entrySet().stream()
                .map(
                        tampered ->
                                DynamicTest.dynamicTest(
                                        tampered.getKey(), () -> refused(tampered.getValue())));
    }

    @Test
    void a_response_gets_in_once() throws IOException {
        String response = SamlIdp.base64(tampering.honest("Assertion"));
        studio.assume(response);

        refused(response);
    }

    @Test
    void two_at_once_with_the_same_response_are_one_too_many() {
        String response = SamlIdp.base64(tampering.honest("Assertion"));

        long let =
                Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                        .parallel()
                        .filter(
                                attempt -> {
                                    try {
                                        studio.assume(response);
                                        return true;
                                    } catch (StsException refused) {
                                        return false;
                                    }
                                })
                        .count();

        assertThat(let).isEqualTo(1);
    }

    private static void refused(String response) throws IOException {
        StsException refusal =
                catchThrowableOfType(StsException.class, () -> studio.assume(response));

        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(REFUSALS).contains(refusal.awsErrorDetails().errorCode());
        JsonNode entry = audited(refusal.requestId());
        assertThat(entry.path("operation").asText()).isEqualTo("sts:AssumeRoleWithSAML");
        assertThat(entry.path("error").asText()).isEqualTo(refusal.awsErrorDetails().errorCode());
        assertThat(entry.path("status").asInt()).isEqualTo(refusal.statusCode());
    }

    private static JsonNode audited(String requestId) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.contains(requestId)) {
                        return JSON.readTree(line);
                    }
                }
            }
        }
        throw new AssertionError("no audit of " + requestId);
    }
}
