package cloister.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.TeamsReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @ParameterizedTest
    @ValueSource(strings = {"two-teams", "three-teams-with-projects", "sso", "federated"})
    void an_example_is_applied_imported_and_destroyed(String name) throws Exception {
        String yaml = Files.readString(EXAMPLES.resolve(name).resolve("teams.yaml"));
        try (Somewhere somewhere = Somewhere.start()) {
            UseCases.of(somewhere, yaml).addPeople();
            assertThat(somewhere.apply(yaml)).isEmpty();
            assertThat(somewhere.plan(yaml)).isEmpty();
            Imported imported = somewhere.imported();
            assertThat(somewhere.plan(imported.yaml())).as(imported.toString()).isEmpty();
            assertThat(somewhere.destroy(yaml)).isEmpty();
            assertThat(somewhere.stack(yaml).undoing().changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-teams", "three-teams-with-projects", "sso", "federated"})
    void an_example_keeps_its_people_to_what_is_theirs(String name) throws Exception {
        walk(Files.readString(EXAMPLES.resolve(name).resolve("teams.yaml")));
    }

    @Test
    void so_do_a_thousand_teams() throws Exception {
        walk(thousandTeams("1000", "1"));
    }

    private static void walk(String yaml) throws Exception {
        try (Somewhere somewhere = Somewhere.start()) {
            UseCases cases = UseCases.of(somewhere, yaml);
            cases.addPeople();
            assertThat(somewhere.apply(yaml)).isEmpty();
            cases.eachOpensTheirOwnStudioOnly();
            cases.eachTeamChangesItsOwnOnly();
        }
    }

    @Test
    void a_thousand_teams_are_read_and_planned() throws Exception {
        String yaml = thousandTeams("1000", "100");
        List<Resource> wanted = Wanted.of(Renderer.render(TeamsReader.read(yaml)));
        Plan plan = Plan.of(new Mark("thousand-teams"), wanted, new Account(List.of()));
        assertThat(plan.changes()).hasSameSizeAs(wanted).hasSizeGreaterThan(101_000);
        assertThat(Quotas.exceeded(plan, Map.of()))
                .singleElement()
                .asString()
                .contains("1001 roles", "1000");
    }

    @Test
    void every_example_tells_editors_its_schema() throws IOException {
        try (var files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(f -> f.endsWith("teams.yaml")).toList()) {
                String first = Files.readAllLines(file).getFirst();
                assertThat(first).startsWith("# yaml-language-server: $schema=");
                assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1))).exists();
            }
        }
    }

    private static String thousandTeams(String teams, String users) throws IOException {
        Process generate =
                new ProcessBuilder(
                                "bash",
                                EXAMPLES.resolve("thousand-teams/generate").toString(),
                                teams,
                                users)
                        .redirectErrorStream(true)
                        .start();
        return new String(generate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
