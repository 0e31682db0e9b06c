package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class AuditTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;

    @Test
    void a_denial_is_written_down_with_all_that_it_rested_on() throws IOException {
        String requestId;
        try (TwoTeams teams = start()) {
            requestId =
                    catchThrowableOfType(
                                    SageMakerException.class,
                                    () -> teams.presign(teams.user("userA2"), "userA1"))
                            .requestId();
        }

        JsonNode entry = entry(requestId);

        assertThat(entry.path("operation").asText())
                .isEqualTo("sagemaker:CreatePresignedDomainUrl");
        assertThat(entry.path("caller").asText())
                .isEqualTo("arn:aws:iam::123456789012:user/userA2");
        assertThat(entry.path("status").asInt()).isEqualTo(400);
        assertThat(entry.path("error").asText()).isEqualTo("AccessDeniedException");
        JsonNode decision = entry.path("decisions").path(0);
        assertThat(decision.path("action").asText())
                .isEqualTo("sagemaker:CreatePresignedDomainUrl");
        assertThat(decision.path("resource").asText()).endsWith("/usera1");
        assertThat(decision.path("outcome").asText()).isEqualTo("implicitDeny");
        assertThat(decision.path("layer").asText()).isEqualTo("identity-based policy");
        assertThat(
                        decision.path("context")
                                .path("sagemaker:ResourceTag/studiouserid")
                                .path(0)
                                .asText())
                .isEqualTo("userA1");
    }

    @Test
    void neither_secrets_nor_links_are_written_down() throws IOException {
        List<String> secrets = new ArrayList<>();
        try (TwoTeams teams = start()) {
            String link = teams.presign(teams.user("userA1"), "userA1");
            secrets.add(URI.create(link).getRawQuery());
            URI uri = URI.create(link);
            String cookie =
                    new Raw(teams.server())
                            .get(uri.getRawPath() + "?" + uri.getRawQuery(), Map.of())
                            .header("Set-Cookie")
                            .orElseThrow();
            secrets.add(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
            secrets.add(teams.server().rootKey().secretAccessKey());
            secrets.add(teams.user("userA1").credentials().secretAccessKey());
        }

        String text = String.join("\n", lines());

        assertThat(text).contains("/studio/");
        assertThat(secrets).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    @Test
    void who_cannot_be_made_sure_of_is_written_down_too() throws IOException {
        try (CloisterServer server =
                CloisterServer.start(ServerSettings.inMemory().withData(directory))) {
            Raw raw = new Raw(server);
            raw.send(raw.json("SageMaker.ListDomains", "{}"));
        }

        JsonNode entry = JSON.readTree(lines().getLast());

        assertThat(entry.path("error").asText()).isEqualTo("MissingAuthenticationTokenException");
        assertThat(entry.has("caller")).isFalse();
    }

    private TwoTeams start() {
        return TwoTeams.start(ServerSettings.inMemory().withData(directory));
    }

    private JsonNode entry(String requestId) throws IOException {
        for (String line : lines()) {
            JsonNode entry = JSON.readTree(line);
            if (entry.path("requestId").asText().equals(requestId)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of " + requestId);
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
