package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is typed and what is said: plan, apply and destroy. */
final class StackCommandsTest {
    @TempDir private Path folder = Path.of("");
    private final CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path file = Path.of("");

    @BeforeEach
    void two_teams() throws Exception {
        System.setProperty("aws.accessKeyId", server.rootKey().accessKeyId());
        System.setProperty("aws.secretAccessKey", server.rootKey().secretAccessKey());
        file = folder.resolve("teams.yaml");
        Files.writeString(
                file,
                """
                version: 1
                domain: {name: research}
                admins: [boss]
                teams: {Red: {users: [r1]}, Blue: {users: [b1]}}
                """);
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    @Test
    void plan_exits_2_for_changes_and_0_for_none_as_terraform_does() throws Exception {
        assertThat(run(plan(), "--detailed-exitcode")).isEqualTo(2);
        assertThat(said()).contains("+ role     SageMakerStudioDeveloperRedRole", "15 to create.");
        assertThat(run(plan())).isZero();
        assertThat(run(apply())).isZero();
        assertThat(said()).contains("[15/15] + profile", "Done: 15 created.");
        assertThat(run(plan(), "--detailed-exitcode")).isZero();
        assertThat(said()).contains("Nothing to change");
    }

    @Test
    void a_plan_shows_what_changes_in_a_policy_line_by_line() throws Exception {
        run(apply());
        said();
        Files.writeString(file, Files.readString(file).replace("[b1]", "[b1], projects: [vision]"));
        run(plan());
        assertThat(said())
                .contains(
                        "~ role     SageMakerStudioDeveloperBlueRole",
                        "--- inline.StudioTeam",
                        "+      \"Sid\": \"ProjectsAreTheTeams\"",
                        "1 to update.");
    }

    @Test
    void a_plan_as_json_tells_each_attribute() throws Exception {
        run(plan(), "--json");
        Map<String, Object> plan = JsonTree.read(said());
        assertThat(plan).containsEntry("stack", "research").containsKey("summary");
        assertThat((List<?>) plan.get("changes")).hasSize(15);
    }

    @Test
    void destroy_deletes_what_apply_made() throws Exception {
        run(apply());
        assertThat(run(destroy())).isZero();
        said();
        assertThat(run(destroy())).isZero();
        assertThat(said()).contains("Nothing to delete");
    }

    @Test
    void a_file_that_can_t_be_is_refused_with_line_and_column() throws Exception {
        Files.writeString(file, "version: 1\ndomain: {name: research}\nteems: {}\n");
        assertThat(run(plan(), "--detailed-exitcode")).isEqualTo(1);
        assertThat(said()).contains("teams.yaml:3:1: unknown key 'teems'");
    }

    private PlanCommand plan() {
        return new PlanCommand(environment(), out(), out());
    }

    private ApplyCommand apply() {
        return new ApplyCommand(environment(), out(), out());
    }

    private DestroyCommand destroy() {
        return new DestroyCommand(environment(), out(), out());
    }

    private Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL", server.url());
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    /** What was said since it was last asked. */
    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    private int run(Subcommand command, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(options));
        words.add(file.toString());
        return command.run(Arguments.parse(words, command.options()));
    }
}
