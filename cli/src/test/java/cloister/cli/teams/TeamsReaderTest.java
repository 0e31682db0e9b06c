package cloister.cli.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.util.List;

final class TeamsReaderTest {
    private static final String HEAD = "version: 1\ndomain: {name: research, signIn: iam}\n";

    @Test
    void the_smallest_file_is_hardened_and_signs_in_by_iam() throws TeamsException {
        Teams teams = TeamsReader.read(HEAD + "teams: {TeamA: {users: [userA1]}}\n");
        assertThat(teams.design()).isEqualTo(Design.HARDENED);
        assertThat(teams.signIn()).isEqualTo(SignIn.IAM);
        assertThat(teams.teams()).extracting(Team::users).containsExactly(List.of("userA1"));
    }

    @Test
    void an_unknown_key_is_refused_at_its_place() {
        assertThat(findings(HEAD + "teams:\n  TeamA: {users: [a], bukket: x}\n"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.line()).isEqualTo(4);
                            assertThat(finding.message()).contains("bukket", "bucket");
                        });
    }

    @Test
    void a_user_belongs_to_one_team() {
        assertThat(messages(HEAD + "teams: {A: {users: [u1]}, B: {users: [U1]}}\n"))
                .singleElement()
                .asString()
                .contains("'U1'", "in team A");
    }

    @Test
    void a_hardened_team_is_not_called_as_another_one_and_a_hyphen_and_more()
            throws TeamsException {
        String teams = HEAD + "teams: {Vision-EU: {users: [u1]}, vision: {users: [u2]}}\n";

        assertThat(messages(teams))
                .singleElement()
                .asString()
                .contains("'Vision-EU'", "'vision'", "models");
        assertThat(TeamsReader.read(teams.replace("Vision-EU", "VisionEU")).teams()).hasSize(2);
        assertThat(TeamsReader.read(teams + "blueprint: classic\n").teams()).hasSize(2);
    }

    @Test
    void a_repository_called_as_another_team_is_refused_where_that_team_goes_by_its_name()
            throws TeamsException {
        String teams =
                HEAD + "teams: {A: {users: [u1], repositories: [b/tools]}, B: {users: [u2]}}\n";

        assertThat(messages(teams)).singleElement().asString().contains("b/tools", "'A'", "'B'");
        String named = teams.replace("[u2]", "[u2], repositories: [b/models]");
        assertThat(TeamsReader.read(named).teams()).hasSize(2);
    }

    @Test
    void an_administrator_is_no_member() {
        assertThat(messages(HEAD + "admins: [boss]\nteams: {A: {users: [boss]}}\n"))
                .singleElement()
                .asString()
                .contains("an administrator");
    }

    @Test
    void two_users_never_share_a_profile_name() {
        assertThat(messages(HEAD + "teams: {A: {users: [a.b]}, B: {users: [a@b]}}\n"))
                .singleElement()
                .asString()
                .contains("profile name 'a-b'");
    }

    @Test
    void teams_differ_in_more_than_case() {
        assertThat(messages(HEAD + "teams: {Red: {users: [a]}, red: {users: [b]}}\n"))
                .singleElement()
                .asString()
                .contains("in case only");
    }

    @Test
    void a_key_twice_is_refused() {
        assertThat(messages(HEAD + "teams: {Red: {users: [a]}, Red: {users: [b]}}\n"))
                .singleElement()
                .asString()
                .contains("twice");
    }

    @Test
    void a_shared_bucket_is_refused_unless_classic() throws TeamsException {
        String teams = "teams: {A: {users: [a], bucket: one}, B: {users: [b], bucket: one}}\n";
        assertThat(messages(HEAD + teams)).singleElement().asString().contains("no wall");
        assertThat(TeamsReader.read(HEAD + "blueprint: classic\n" + teams).teams()).hasSize(2);
    }

    @Test
    void every_finding_is_told_at_once() {
        assertThat(
                        messages(
                                """
                                version: 2
                                domain: {name: -x, signIn: ldap}
                                teams: {"a b": {users: u}}
                                never: [{who: team/Z, can: x, on: y}]
                                """))
                .hasSize(8);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_place() {
        assertThat(findings("version: [1\n"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).startsWith("not YAML"));
        assertThat(messages("")).containsExactly("the file is empty");
    }

    private static List<Finding> findings(String yaml) {
        return catchThrowableOfType(TeamsException.class, () -> TeamsReader.read(yaml)).findings();
    }

    private static List<String> messages(String yaml) {
        return findings(yaml).stream().map(Finding::message).toList();
    }
}
