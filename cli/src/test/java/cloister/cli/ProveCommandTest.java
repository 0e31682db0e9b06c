package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class ProveCommandTest {
    private static final String TEAMS =
            """
            version: 1
            domain: {name: research, signIn: iam}
            blueprint: BLUEPRINT
            admins: [studio-admin]
            teams:
              TeamA: {users: [userA1, userA2], bucket: team-a-data}
              TeamB: {users: [userB1], bucket: team-b-data}
            """;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_hardened_blueprint_is_proved() throws Exception {
        assertThat(prove(teams("hardened"))).isZero();

        assertThat(text()).contains("Proved: all").doesNotContain("broken").contains("assumptions");
    }

    @Test
    void the_classic_blueprint_is_broken_by_calls_that_a_server_does() throws Exception {
        assertThat(prove(teams("classic"), "--json")).isEqualTo(1);

        Map<String, Object> verdict = JsonTree.read(text());
        assertThat(verdict)
                .containsEntry("result", "broken")
                .containsOnlyKeys("result", "properties");
        for (String name :
                List.of(
                        "only its owner opens a profile",
                        "no member of a team changes another team's resource",
                        "no member of a team deletes another team's resource",
                        "no member of a team runs or builds on another team's resource",
                        "no member of a team changes the domain, or another's profile or space",
                        "no member of a team runs or stops apps in another's profile",
                        "no member of a team reads another team's resource",
                        "no one gains another team's role or credentials",
                        "no one passes another team's role",
                        "isolation tags can't be changed by those they isolate",
                        "administrators stay within their limits")) {
            assertThat(property(verdict, name))
                    .as(name)
                    .containsEntry("result", "broken")
                    .containsEntry("replayed", true)
                    .containsOnlyKeys("name", "result", "calls", "replayed", "assumptions");
        }
        assertThat(String.valueOf(property(verdict, "only its owner opens a profile").get("calls")))
                .contains("aws sagemaker add-tags", "aws sagemaker create-presigned-domain-url");
    }

    @Test
    void an_edited_policy_is_judged_as_it_was_edited() throws Exception {
        Path rendered = folder.resolve("rendered");
        assertThat(
                        Main.run(
                                List.of("render", teams("hardened"), rendered.toString()),
                                stream(),
                                stream()))
                .isZero();
        Path develop = rendered.resolve("policies/StudioTeamDevelop.json");
        Files.writeString(
                develop,
                Files.readString(develop).replace("sagemaker:TaggingAction", "aws:CurrentTime"));
        out.reset();

        assertThat(prove("--rendered", rendered.toString())).isEqualTo(1);

        assertThat(text()).contains("broken    isolation tags can't be changed");
    }

    @Test
    void the_verdict_is_a_page_that_needs_no_other_file_and_a_log_for_code_hosts()
            throws Exception {
        Path page = folder.resolve("verdict.html");

        assertThat(prove(teams("classic"), "--sarif", "--html", page.toString())).isEqualTo(1);

        assertThat(JsonTree.read(text()).toString())
                .contains("version=2.1.0", "ruleId=opens", "level=error", "teams.yaml");
        assertThat(Files.readString(page))
                .contains(
                        "<table>", "<svg", "role=\"img\"", "scope=\"row\"", "prefers-color-scheme")
                .contains("aws sagemaker add-tags")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void what_is_newly_allowed_is_told_in_json_too() throws Exception {
        Path hardened = Files.createDirectory(folder.resolve("hardened"));
        assertThat(
                        Main.run(
                                List.of("render", teams("hardened"), hardened.toString()),
                                stream(),
                                stream()))
                .isZero();
        out.reset();

        prove(teams("classic"), "--json", "--against", hardened.toString());

        assertThat(String.valueOf(JsonTree.read(text()).get("newlyAllowed")))
                .contains(
                        "sagemaker:DeleteDomain",
                        "as=SageMakerStudioDeveloperTeamARole",
                        "certain=true");
    }

    @Test
    void people_who_sign_in_by_saml_are_confirmed_to_open_another_s_profile() throws Exception {
        String saml =
                Files.writeString(
                                folder.resolve("saml.yaml"),
                                TEAMS.replace("BLUEPRINT", "classic")
                                        .replace("signIn: iam", "signIn: saml"))
                        .toString();

        assertThat(prove(saml, "--json")).isEqualTo(1);

        assertThat(property(JsonTree.read(text()), "only its owner opens a profile"))
                .containsEntry("result", "broken")
                .containsEntry("replayed", true);
    }

    @Test
    void a_team_alone_is_held_against_neighbours() throws Exception {
        String alone =
                Files.writeString(
                                folder.resolve("alone.yaml"),
                                TEAMS.replace("BLUEPRINT", "classic").replaceAll("  TeamB.*", ""))
                        .toString();

        assertThat(prove(alone, "--json")).isEqualTo(1);

        assertThat(
                        property(
                                JsonTree.read(text()),
                                "no member of a team deletes another team's resource"))
                .containsEntry("result", "broken")
                .containsEntry("replayed", true);
    }

    @Test
    void a_file_that_is_no_policy_is_named() throws Exception {
        Path rendered = folder.resolve("rendered");
        Main.run(List.of("render", teams("hardened"), rendered.toString()), stream(), stream());
        Files.writeString(rendered.resolve("policies/StudioUser.json"), "{}");
        out.reset();

        assertThat(prove("--rendered", rendered.toString())).isEqualTo(2);

        assertThat(text()).contains("policies/StudioUser.json");
    }

    private String teams(String blueprint) throws IOException {
        return Files.writeString(
                        folder.resolve("teams.yaml"), TEAMS.replace("BLUEPRINT", blueprint))
                .toString();
    }

    private int prove(String... words) throws Exception {
        ProveCommand command = new ProveCommand(Map.of(), stream(), stream());
        return command.run(Arguments.parse(List.of(words), command.options()));
    }

    private PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> property(Map<String, Object> verdict, String name) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (verdict.get("properties") instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> members && name.equals(members.get("name"))) {
                    members.forEach((key, value) -> found.put(key.toString(), value));
                }
            }
        }
        return found;
    }
}
