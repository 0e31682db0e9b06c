package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The article's two use cases, by the AWS SDK. */
class SeedWalkTest {
    private static TwoTeams teams;

    @BeforeAll
    static void set_up() {
        teams = TwoTeams.start();
    }

    @AfterAll
    static void close() {
        teams.close();
    }

    @Test
    void an_administrator_creates_profiles_only_with_the_tag() {
        assertThatThrownBy(
                        () ->
                                teams.admin()
                                        .sagemaker()
                                        .createUserProfile(
                                                profile ->
                                                        profile.domainId(teams.domainId())
                                                                .userProfileName("untagged")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        denial -> {
                            assertThat(denial.statusCode()).isEqualTo(400);
                            assertThat(denial.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDeniedException");
                            assertThat(denial.awsErrorDetails().errorMessage())
                                    .isEqualTo(
                                            "User: arn:aws:iam::123456789012:user/studio-admin is"
                                                + " not authorized to perform:"
                                                + " sagemaker:CreateUserProfile on resource:"
                                                + " arn:aws:sagemaker:us-east-1:123456789012:user-profile/"
                                                    + teams.domainId()
                                                    + "/untagged because no identity-based policy"
                                                    + " allows the sagemaker:CreateUserProfile"
                                                    + " action");
                        });
    }

    @Test
    void use_case_1_only_the_owner_opens_a_studio() {
        assertThat(teams.presign(teams.user("userA1"), "userA1"))
                .startsWith(teams.url() + "/studio/" + teams.domainId() + "/auth?token=");
        assertThatThrownBy(() -> teams.presign(teams.user("userA2"), "userA1"))
                .hasMessageContaining(
                        "User: arn:aws:iam::123456789012:user/userA2 is not authorized to perform:"
                                + " sagemaker:CreatePresignedDomainUrl on resource: ");
        assertThatThrownBy(() -> teams.presign(teams.user("userA1"), "userA2"))
                .hasMessageContaining("is not authorized to perform");
    }

    @Test
    void use_case_2_only_the_own_team_deletes_an_experiment() {
        Clients a1 = teams.notebook(TwoTeams.TEAM_A_ROLE);
        Clients b1 = teams.notebook(TwoTeams.TEAM_B_ROLE);
        a1.sagemaker()
                .createExperiment(
                        experiment ->
                                experiment
                                        .experimentName("USERA1TEAMAEXPERIMENT1")
                                        .tags(Tag.builder().key("team").value("TeamA").build()));

        assertThatThrownBy(
                        () ->
                                b1.sagemaker()
                                        .deleteExperiment(
                                                gone ->
                                                        gone.experimentName(
                                                                "USERA1TEAMAEXPERIMENT1")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        denial ->
                                assertThat(denial.awsErrorDetails().errorMessage())
                                        .isEqualTo(
                                                "User:"
                                                    + " arn:aws:sts::123456789012:assumed-role/SageMakerStudioDeveloperTeamBRole/SageMaker"
                                                    + " is not authorized to perform:"
                                                    + " sagemaker:DeleteExperiment on resource:"
                                                    + " arn:aws:sagemaker:us-east-1:123456789012:experiment/usera1teamaexperiment1"
                                                    + " because no identity-based policy allows the"
                                                    + " sagemaker:DeleteExperiment action"));
        a1.sagemaker().deleteExperiment(gone -> gone.experimentName("USERA1TEAMAEXPERIMENT1"));
    }
}
