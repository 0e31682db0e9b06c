package cloister.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

import java.util.List;

final class StackTest {
    private static final String TEAMS =
            """
            version: 1
            domain: {name: research, signIn: iam}
            admins: [boss]
            teams:
              Red: {users: [r1, r2], bucket: red-data, projects: [vision]}
              Blue: {users: [b.1@example]}
            """;

    private static final String OPEN =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
            """;

    private Somewhere somewhere = Somewhere.start();

    @BeforeEach
    void bystanders() {
        iam().createUser(r -> r.userName("bystander"));
        iam().createRole(r -> r.roleName("Bystander").assumeRolePolicyDocument(trust()));
        iam().createPolicy(r -> r.policyName("Bystander").policyDocument(OPEN));
        new People(somewhere.server()).add(List.of("r1", "r2", "b.1@example"));
    }

    @AfterEach
    void stop() {
        somewhere.close();
    }

    @ParameterizedTest
    @CsvSource({
        "classic, iam", "classic, saml", "classic, sso",
        "hardened, iam", "hardened, saml", "hardened, sso"
    })
    void what_was_applied_is_planned_no_more_and_destroyed_alone(String design, String signIn)
            throws Exception {
        String yaml =
                TEAMS.replace("signIn: iam", "signIn: " + signIn) + "blueprint: " + design + "\n";
        assertThat(somewhere.apply(yaml)).isEmpty();
        assertThat(somewhere.plan(yaml)).isEmpty();
        assertThat(somewhere.destroy(yaml)).isEmpty();
        assertThat(somewhere.stack(yaml).undoing().changes()).isEmpty();
        assertThat(iam().listUsers().users())
                .extracting(User::userName)
                .containsExactly("bystander");
        assertThat(iam().listRoles().roles()).hasSize(1);
        assertThat(iam().listGroups().groups()).isEmpty();
        assertThat(somewhere.clients().sageMaker().listDomains(r -> {}).domains()).isEmpty();
    }

    @Test
    void drift_is_found_and_mended() throws Exception {
        somewhere.apply(TEAMS);
        String role = "SageMakerStudioDeveloperBlueRole";
        iam().putRolePolicy(r -> r.roleName(role).policyName("sneaky").policyDocument(OPEN));
        iam().tagRole(r -> r.roleName(role).tags(tag("team", "Red")));
        iam().updateAssumeRolePolicy(
                        r -> r.roleName("SageMakerStudioDeveloperRedRole").policyDocument(trust()));
        iam().detachGroupPolicy(r -> r.groupName("StudioUsers").policyArn(arn("StudioUser")));
        iam().createPolicyVersion(
                        r ->
                                r.policyArn(arn("StudioUser"))
                                        .policyDocument(OPEN)
                                        .setAsDefault(true));
        iam().removeUserFromGroup(r -> r.userName("r1").groupName("StudioUsers"));
        assertThat(somewhere.plan(TEAMS))
                .containsExactly(
                        "update policy StudioUser",
                        "update group StudioUsers",
                        "update user r1",
                        "update role SageMakerStudioDeveloperRedRole",
                        "update role SageMakerStudioDeveloperBlueRole");
        assertThat(somewhere.apply(TEAMS)).isEmpty();
        assertThat(somewhere.plan(TEAMS)).isEmpty();
    }

    @Test
    void tags_that_mean_nothing_to_the_blueprint_are_left_alone() throws Exception {
        somewhere.apply(TEAMS);
        iam().tagRole(
                        r ->
                                r.roleName("SageMakerStudioDeveloperRedRole")
                                        .tags(tag("cost-centre", "7")));
        assertThat(somewhere.plan(TEAMS)).isEmpty();
    }

    @Test
    void a_policy_changes_more_often_than_iam_keeps_versions() throws Exception {
        somewhere.apply(TEAMS);
        for (int i = 0; i < 6; i++) {
            String classic = TEAMS + "blueprint: " + (i % 2 == 0 ? "classic" : "hardened") + "\n";
            assertThat(somewhere.apply(classic)).isEmpty();
        }
        assertThat(somewhere.plan(TEAMS)).isEmpty();
    }

    @Test
    void who_changes_teams_gets_the_other_team_s_role() throws Exception {
        somewhere.apply(TEAMS);
        String moved =
                TEAMS.replace("[r1, r2]", "[r1]").replace("[b.1@example]", "[b.1@example, r2]");
        assertThat(somewhere.plan(moved)).containsExactly("update profile r2");
        assertThat(somewhere.apply(moved)).isEmpty();
        assertThat(somewhere.plan(moved)).isEmpty();
    }

    @Test
    void a_domain_s_sign_in_changes_by_replacing_it_with_its_profiles() throws Exception {
        somewhere.apply(TEAMS);
        String sso = TEAMS.replace("signIn: iam", "signIn: sso");
        assertThat(somewhere.plan(sso))
                .contains("replace domain research", "replace profile r1", "delete user r1");
        assertThat(somewhere.apply(sso)).isEmpty();
        assertThat(somewhere.plan(sso)).isEmpty();
    }

    @Test
    void what_is_there_already_and_not_ours_is_refused_and_not_touched() throws Exception {
        iam().createUser(r -> r.userName("r1"));
        iam().createRole(
                        r ->
                                r.roleName("SageMakerStudioDeveloperRedRole")
                                        .assumeRolePolicyDocument(trust()));
        assertThat(somewhere.apply(TEAMS))
                .hasSize(2)
                .anySatisfy(
                        refusal ->
                                assertThat(refusal)
                                        .contains("user r1 is there already", "tag-user"))
                .anySatisfy(refusal -> assertThat(refusal).contains("RedRole", "tag-role"));
        iam().tagUser(r -> r.userName("r1").tags(tag("cloister:stack", "research")));
        iam().deleteRole(r -> r.roleName("SageMakerStudioDeveloperRedRole"));
        assertThat(somewhere.apply(TEAMS)).isEmpty();
    }

    @Test
    void what_was_interrupted_goes_on() throws Exception {
        somewhere.apply(TEAMS);
        somewhere
                .clients()
                .sageMaker()
                .deleteUserProfile(r -> r.domainId(domain()).userProfileName("r1"));
        iam().detachRolePolicy(
                        r ->
                                r.roleName("SageMakerStudioDeveloperRedRole")
                                        .policyArn(arn("StudioTeamRead")));
        assertThat(somewhere.plan(TEAMS))
                .containsExactly(
                        "update role SageMakerStudioDeveloperRedRole", "create profile r1");
        assertThat(somewhere.apply(TEAMS)).isEmpty();
        assertThat(somewhere.plan(TEAMS)).isEmpty();
    }

    @Test
    void a_user_with_credentials_is_deleted_with_them() throws Exception {
        somewhere.apply(TEAMS);
        iam().createAccessKey(r -> r.userName("r1"));
        iam().createLoginProfile(r -> r.userName("r1").password("a-Long-enough-1-password"));
        assertThat(somewhere.destroy(TEAMS)).isEmpty();
    }

    @Test
    void a_domain_with_a_space_is_kept() throws Exception {
        somewhere.apply(TEAMS);
        somewhere.clients().sageMaker().createSpace(r -> r.domainId(domain()).spaceName("shared"));
        assertThat(somewhere.destroy(TEAMS))
                .singleElement()
                .asString()
                .startsWith("delete domain")
                .contains("ResourceInUse");
        assertThat(somewhere.plan(TEAMS))
                .containsExactlyInAnyOrder(
                        "create profile b-1-example", "create profile r1", "create profile r2");
    }

    @Test
    void too_many_policies_are_refused_before_anything_is_changed() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            many.append(i == 0 ? "" : ", ").append("arn:aws:iam::aws:policy/P" + i);
        }
        String yaml = TEAMS.replace("[b.1@example]", "[b.1@example], permissions: [" + many + "]");
        assertThat(somewhere.apply(yaml))
                .singleElement()
                .asString()
                .contains("BlueRole would have 11 managed policies", "10");
        assertThat(iam().listUsers().users()).hasSize(1);
    }

    @Test
    void a_file_for_another_account_is_refused() {
        assertThatThrownBy(() -> somewhere.stack("account: '111122223333'\n" + TEAMS))
                .hasMessageContaining("111122223333")
                .hasMessageContaining(somewhere.server().account());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private IamClient iam() {
        return somewhere.clients().iam();
    }

    private String domain() {
        return somewhere.clients().sageMaker().listDomains(r -> {}).domains().getFirst().domainId();
    }

    private String arn(String policy) {
        return "arn:aws:iam::%s:policy/cloister/research/%s"
                .formatted(somewhere.server().account(), policy);
    }

    private static String trust() {
        return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ec2.amazonaws.com"}}}
        """;
    }
}
