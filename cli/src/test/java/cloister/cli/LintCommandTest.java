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
import java.util.Map;

final class LintCommandTest {
    private static final String CLEAN =
            """
            {
              "Version": "2012-10-17",
              "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::papers/*"}
            }
            """;

    private static final String ERROR = CLEAN.replace("\"Allow\"", "“Allow”");
    private static final String WARNING = CLEAN.replace("s3:GetObject", "s3:GetObjct");

    @TempDir private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_status_tells_errors_from_warnings_and_from_what_can_t_be_read() throws IOException {
        assertThat(lint(write("clean.json", CLEAN))).isZero();
        assertThat(lint(write("warning.json", WARNING))).isZero();
        assertThat(lint("--strict", write("warning.json", WARNING))).isEqualTo(1);
        assertThat(lint(write("error.json", ERROR))).isEqualTo(1);
        assertThat(lint(folder.resolve("missing.json").toString())).isEqualTo(2);
        assertThat(err()).contains("missing.json can't be read: there is no such file");
    }

    @Test
    void a_finding_shows_its_line_with_a_caret_and_a_summary_ends_it() throws IOException {
        lint(write("error.json", ERROR));
        assertThat(out())
                .contains("error.json:3:27: error [curly-quotes]")
                .contains("^^^^^^^")
                .endsWith(
                        "1 error, 0 warnings and 0 suggestions in 1 policy; --fix mends 1 of"
                                + " them.\n");
    }

    @Test
    void a_fix_changes_the_file_and_shows_a_diff() throws IOException {
        String file = write("error.json", ERROR);
        assertThat(lint("--fix", file)).isZero();
        assertThat(Files.readString(Path.of(file))).isEqualTo(CLEAN);
        assertThat(out())
                .contains("--- " + file, "+++ " + file)
                .contains("-  \"Statement\": {\"Effect\": “Allow”")
                .contains("+  \"Statement\": {\"Effect\": \"Allow\"")
                .endsWith("0 errors, 0 warnings and 0 suggestions in 1 policy.\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void standard_input_mended_goes_to_standard_output() throws IOException {
        assertThat(lintText(ERROR, "--fix", "-")).isZero();
        assertThat(out()).isEqualTo(CLEAN);
        assertThat(err()).contains("--- standard input");
    }

    @Test
    void a_directory_is_walked_and_what_holds_no_policy_is_left_out() throws IOException {
        write("package.json", "{\"name\": \"cloister\", \"version\": \"1\"}");
        write("notes.txt", "“");
        Files.createDirectory(folder.resolve("teams"));
        write("teams/a.json", WARNING);
        assertThat(lint(folder.toString())).isZero();
        assertThat(out()).contains("a.json:3:", "in 1 policy.").doesNotContain("package.json");
    }

    @Test
    void a_named_file_without_a_policy_is_an_error() throws IOException {
        assertThat(lint(write("package.json", "{\"name\": \"cloister\"}"))).isEqualTo(1);
        assertThat(out()).contains("[not-a-policy]");
    }

    @Test
    void what_isn_t_text_is_said_to_be_so() throws IOException {
        Path file = folder.resolve("latin.json");
        Files.write(file, new byte[] {'{', (byte) 0xe9, '}'});
        assertThat(lint(file.toString(), write("error.json", ERROR))).isEqualTo(2);
        assertThat(err()).contains("latin.json isn't UTF-8 text");
        assertThat(out()).contains("[curly-quotes]");
    }

    @Test
    void findings_come_as_json() throws IOException {
        lint("--json", write("error.json", ERROR));
        Map<String, Object> all = JsonTree.read(out());
        assertThat(all.get("errors")).hasToString("1");
        assertThat(all.get("warnings")).hasToString("0");
        assertThat(all.toString())
                .contains("rule=curly-quotes", "severity=error", "line=3", "column=27")
                .contains("replacement=\"");
    }

    @Test
    void findings_come_as_sarif() throws IOException {
        lint("--sarif", write("with blank.json", ERROR));
        Map<String, Object> log = JsonTree.read(out());
        assertThat(log).containsEntry("version", "2.1.0");
        assertThat(log.toString())
                .contains("ruleId=curly-quotes", "level=error", "startLine=3, startColumn=27")
                .contains("with%20blank.json")
                .contains("columnKind=utf16CodeUnits")
                .contains("deletedRegion=", "insertedContent={text=\"}");
    }

    @Test
    void rules_and_kinds_must_exist_and_errors_can_t_be_ignored() throws IOException {
        String file = write("warning.json", WARNING);
        assertThat(lint("--strict", "--ignore", "unknown-action", file)).isZero();
        assertThat(lint("--kind", "trust", file)).isEqualTo(1);
        assertThatThrownBy(() -> lint("--ignore", "unknown-actions", file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no rule unknown-actions");
        assertThatThrownBy(() -> lint("--ignore", "curly-quotes", file))
                .hasMessageContaining("can't be ignored");
        assertThatThrownBy(() -> lint("--kind", "user", file))
                .hasMessageContaining("there is no kind user of policy");
        assertThatThrownBy(() -> lint("--json", "--sarif", file))
                .hasMessageContaining("can't both be had");
        assertThatThrownBy(this::lint).hasMessageContaining("name files or directories");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int lint(String... words) throws IOException {
        return lintText("", words);
    }

    private int lintText(String input, String... words) throws IOException {
        out.reset();
        err.reset();
        LintCommand command =
                new LintCommand(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return command.run(Arguments.parse(List.of(words), command.options()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
