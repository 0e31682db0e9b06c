package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Teams as the console shows them, and who outside reaches them. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleTeamPagesTest {
    private final ConsoleTeams console = new ConsoleTeams();
    private final Raw raw = new Raw(console.teams().server());

    @AfterAll
    void stop() {
        console.close();
    }

    private ConsoleClient as(String user) {
        ConsoleClient browser = new ConsoleClient(raw);
        browser.follow(browser.signIn(user, ConsoleTeams.PASSWORD));
        return browser;
    }

    private IamClient iam() {
        return console.teams().root().iam();
    }

    @Test
    void teams_are_told_by_the_tags_of_roles() {
        assertThat(as("studio-admin").get("/console/teams").body())
                .contains("/console/teams/TeamA", "/console/teams/TeamB")
                .contains("/console/roles/" + TwoTeams.TEAM_A_ROLE);
        assertThat(as("studio-admin").get("/console/teams?name=TeamA").header("Location"))
                .contains("/console/teams/TeamA");
    }

    @Test
    void a_teams_page_has_its_people_their_studios_and_its_experiments() {
        console.allow("studio-admin", "search", "sagemaker:Search");
        iam().tagUser(
                        to ->
                                to.userName("userA2")
                                        .tags(Tag.builder().key("team").value("TeamA").build()));

        String page = as("studio-admin").get("/console/teams/TeamA").body();

        assertThat(page)
                .contains(console.profile("userA1"), console.profile("userA2"))
                .contains("/console/roles/" + TwoTeams.TEAM_A_ROLE, "/console/users/userA2")
                .contains("/console/experiments/" + ConsoleTeams.EXPERIMENT)
                .contains("/console/matrix?team=TeamA")
                .doesNotContain(console.profile("userB1"), TwoTeams.TEAM_B_ROLE);
    }

    @Test
    void a_profile_is_of_its_roles_team_before_its_own_tags() {
        console.teams().createRole("Teamless", TwoTeams.policy("3-team-role-trust"));
        profile("guestA", "Teamless", "TeamA");
        profile("guestB", TwoTeams.TEAM_B_ROLE, "TeamA");
        ConsoleClient admin = as("studio-admin");

        String own = admin.get("/console/teams/TeamA").body();
        String roles = admin.get("/console/teams/TeamB").body();

        assertThat(own).contains(console.profile("guestA")).doesNotContain("/guestB\"");
        assertThat(roles).contains(console.profile("guestB")).doesNotContain("/guestA\"");
    }

    private void profile(String name, String role, String team) {
        console.teams()
                .root()
                .sagemaker()
                .createUserProfile(
                        to ->
                                to.domainId(console.teams().domainId())
                                        .userProfileName(name)
                                        .userSettings(
                                                of ->
                                                        of.executionRole(
                                                                console.teams().roleArn(role)))
                                        .tags(
                                                software.amazon.awssdk.services.sagemaker.model.Tag
                                                        .builder()
                                                        .key("team")
                                                        .value(team)
                                                        .build()));
    }

    @Test
    void who_may_see_nothing_of_a_team_sees_the_refusals_and_no_name() {
        ConsoleClient user = as("userB1");

        assertThat(user.get("/console/teams").body())
                .contains("not authorized to perform: iam:GetAccountAuthorizationDetails")
                .doesNotContain("TeamA");
        assertThat(user.get("/console/teams/TeamA").body())
                .contains(
                        "not authorized to perform: sagemaker:ListUserProfiles",
                        "not authorized to perform: sagemaker:ListApps",
                        "not authorized to perform: sagemaker:Search")
                .doesNotContain("userA1", TwoTeams.TEAM_A_ROLE, ConsoleTeams.EXPERIMENT);
        assertThat(user.get("/console/matrix?team=TeamA").body())
                .contains(
                        "not authorized to perform: iam:ListUsers",
                        "not authorized to perform: iam:GetAccountAuthorizationDetails")
                .doesNotContain("userA1");
    }

    @Test
    void who_may_describe_some_profiles_is_shown_those() {
        console.allow("userA2", "list", "sagemaker:List*");
        console.allow("userA2", "roles", "iam:GetRole");
        iam().putUserPolicy(
                        put ->
                                put.userName("userA2")
                                        .policyName("describe")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow",
                                                  "Action": "sagemaker:DescribeUserProfile",
                                                  "Resource": "arn:aws:sagemaker:*:*:user-profile/*/usera2"}]}\
                                                """));

        String page = as("userA2").get("/console/teams/TeamA").body();

        assertThat(page)
                .contains(console.profile("userA2"), TwoTeams.TEAM_A_ROLE)
                .doesNotContain(console.profile("userA1"));
    }

    @Test
    void the_matrix_of_a_team_shows_those_outside_it() {
        console.allow("studio-admin", "search", "sagemaker:Search");
        ConsoleClient admin = as("studio-admin");
        String closed = admin.get("/console/matrix?team=TeamA").body();

        console.allow("userB1", "hole", "sagemaker:CreatePresignedDomainUrl");
        String open = admin.get("/console/matrix?team=TeamA").body();

        assertThat(row(closed, "userB1")).contains("no").doesNotContain("yes");
        assertThat(row(open, "userB1")).contains("yes");
        assertThat(closed).doesNotContain(">userA1\n</td>").contains(TwoTeams.TEAM_B_ROLE);
        assertThat(row(closed, TwoTeams.TEAM_B_ROLE)).contains("no").doesNotContain("yes");
    }

    private static String row(String page, String principal) {
        int from = page.indexOf(">" + principal);
        return from < 0 ? "" : page.substring(from, page.indexOf("</tr>", from));
    }

    @Test
    void what_people_type_comes_back_as_text() {
        ConsoleClient admin = as("studio-admin");
        for (String path :
                new String[] {
                    "/console/teams/%3Cscript%3E", "/console/matrix?team=%3Cscript%3E%22"
                }) {
            Answer page = admin.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<script>");
        }
    }
}
