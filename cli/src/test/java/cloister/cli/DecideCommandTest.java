package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class DecideCommandTest {
    private static final String CASE =
            """
            {"id":"%s","principal":{"arn":"arn:aws:iam::123456789012:user/u"},"identityPolicies":["read.json"],"request":{"action":"s3:%s","resource":"arn:aws:s3:::b/k"}}
            """;

    @TempDir private Path policies = Path.of("");

    @Test
    void answers_come_in_the_order_of_the_cases() throws IOException {
        policy();
        String input =
                IntStream.range(0, 5000)
                        .mapToObj(i -> CASE.formatted(i, i % 2 == 0 ? "GetObject" : "PutObject"))
                        .collect(Collectors.joining());
        List<String> answers = decide(input, "--policies", policies.toString()).lines().toList();
        assertThat(answers).hasSize(5000);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i))
                    .startsWith("{\"id\":\"%d\",\"decision\":".formatted(i))
                    .contains(i % 2 == 0 ? "\"allow\"" : "\"implicitDeny\"");
        }
    }

    @Test
    void a_case_that_can_t_be_read_leaves_the_others_their_answers() throws IOException {
        policy();
        String input = "\nnonsense\n" + CASE.formatted("a", "GetObject").strip();
        assertThat(decide(input, "--policies", policies.toString()).lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"error\""),
                        second ->
                                assertThat(second).contains("\"id\":\"a\",\"decision\":\"allow\""));
    }

    @Test
    void a_folder_of_policies_must_be_one() {
        assertThatThrownBy(() -> decide("", "--policies", policies.resolve("no").toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--policies is no directory");
    }

    private void policy() throws IOException {
        Files.writeString(
                policies.resolve("read.json"),
                """
                {"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}
                """);
    }

    private static String decide(String input, String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DecideCommand command =
                new DecideCommand(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8));
        int status = command.run(Arguments.parse(List.of(words), command.options()));
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
