package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

@Tag("real-client")
final class AwsCliTest {
    private static Optional<TwoTeams> teams = Optional.empty();

    @TempDir private Path folder = Path.of("");
    private final Tool aws = Tool.required("aws");

    @BeforeAll
    static void two_teams() {
        Tool.required("aws");
        teams = Optional.of(TwoTeams.start());
    }

    @AfterAll
    static void stop() {
        teams.ifPresent(TwoTeams::close);
    }

    @Test
    void the_article_s_line_creates_a_user_profile_with_its_tag() {
        Tool.Ran created =
                run(
                        Administration.ADMIN,
                        "sagemaker create-user-profile --domain-id %s --user-profile-name userA3"
                                        .formatted(teams().domain())
                                + " --tags Key=studiouserid,Value=userA3 --user-settings"
                                + " ExecutionRole="
                                + teams().stage().roleArn(Administration.TEAM_A_ROLE));
        assertThat(created.succeeded().out())
                .contains(":user-profile/" + teams().domain() + "/usera3");
    }

    @Test
    void without_the_tag_the_administrator_is_refused() {
        Tool.Ran refused =
                run(
                        Administration.ADMIN,
                        "sagemaker create-user-profile --domain-id %s --user-profile-name userA4"
                                .formatted(teams().domain()));
        assertThat(refused.status()).isNotZero();
        assertThat(refused.err())
                .contains("(AccessDeniedException) when calling the CreateUserProfile operation");
    }

    @Test
    void the_article_s_line_updates_a_user_profile_in_another_region() {
        String domain =
                run(
                                "root",
                                "sagemaker create-domain --domain-name west --auth-mode SSO"
                                        + " --vpc-id vpc-0123456789abcdef0 --subnet-ids"
                                        + " subnet-0123456789abcdef0 --region us-west-2 --query"
                                        + " DomainArn --output text --default-user-settings"
                                        + " ExecutionRole="
                                        + teams().stage().roleArn(Administration.TEAM_A_ROLE))
                        .succeeded()
                        .out()
                        .strip();
        run("root", "sso-admin create-instance").succeeded();
        String store =
                run(
                                "root",
                                "sso-admin list-instances --output text --query"
                                        + " Instances[0].IdentityStoreId")
                        .succeeded()
                        .out()
                        .strip();
        run(
                        "root",
                        "identitystore create-user --identity-store-id %s --user-name userB2 --display-name B2 --name GivenName=B,FamilyName=Two"
                                .formatted(store))
                .succeeded();
        String id = domain.substring(domain.lastIndexOf('/') + 1);
        run(
                        "root",
                        "sagemaker create-user-profile --domain-id %s --user-profile-name userB2 --region us-west-2 --single-sign-on-user-identifier UserName --single-sign-on-user-value userB2"
                                .formatted(id))
                .succeeded();
        run(
                        "root",
                        "sagemaker update-user-profile --domain-id %s --user-profile-name userB2 --user-settings ExecutionRole=%s --region us-west-2"
                                .formatted(id, teams().stage().roleArn(Administration.TEAM_B_ROLE)))
                .succeeded();
    }

    @Test
    void deleting_another_team_s_experiment_fails_with_the_article_s_words() {
        run(
                        TeamResources.A1,
                        "sagemaker create-experiment --experiment-name USERA1TEAMAEXPERIMENT1"
                                + " --tags Key=team,Value=TeamA")
                .succeeded();
        Tool.Ran refused =
                run(
                        TeamResources.B1,
                        "sagemaker delete-experiment --experiment-name USERA1TEAMAEXPERIMENT1");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.err().strip().replaceFirst("^aws: \\[ERROR\\]: ", ""))
                .startsWith(
                        "An error occurred (AccessDeniedException) when calling the"
                                + " DeleteExperiment operation: User: arn:aws:sts::%s:assumed-role/SageMakerStudioDeveloperTeamBRole/SageMaker"
                                        .formatted(teams().account())
                                + " is not authorized to perform: sagemaker:DeleteExperiment on"
                                + " resource: arn:aws:sagemaker:us-east-1:%s:experiment/usera1teamaexperiment1"
                                        .formatted(teams().account()));
    }

    @Test
    void only_the_own_studio_can_be_opened() {
        String line =
                "sagemaker create-presigned-domain-url --domain-id %s --user-profile-name "
                        .formatted(teams().domain());
        assertThat(run("userA1", line + "userA1").succeeded().out()).contains("AuthorizedUrl");
        assertThat(run("userA1", line + "userA2").err()).contains("(AccessDeniedException)");
    }

    @Test
    void a_forged_secret_is_refused() {
        Tool.Ran refused =
                aws.run(
                        folder,
                        teams().as("userA1", Map.of("AWS_SECRET_ACCESS_KEY", "forged")),
                        TwoTeams.words("sts get-caller-identity"));
        assertThat(refused.err()).contains("(SignatureDoesNotMatch)");
    }

    private Tool.Ran run(String who, String line) {
        return aws.run(folder, teams().as(who), TwoTeams.words(line));
    }

    private static TwoTeams teams() {
        return teams.orElseThrow();
    }
}
