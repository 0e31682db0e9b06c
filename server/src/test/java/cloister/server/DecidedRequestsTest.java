package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloister.wire.SigV4Signer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

import java.time.Duration;
import java.util.Optional;

/** What callers are told who aren't allowed, or not any more. */
class DecidedRequestsTest {
    private static final String TRUSTING_A1 =
            """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::123456789012:user/userA1"},
              "Action": ["sts:AssumeRole", "sts:TagSession"]
            }]}\
            """;

    private final MovedClock clock = new MovedClock();
    private final TwoTeams teams = TwoTeams.start(ServerSettings.inMemory().withClock(clock));

    @AfterEach
    void stop() {
        teams.close();
    }

    @Test
    void what_is_absent_and_what_is_forbidden_are_denied_in_the_same_words() {
        String absent = deleteByTeamB();
        teams.notebook(TwoTeams.TEAM_A_ROLE)
                .sagemaker()
                .createExperiment(
                        experiment ->
                                experiment
                                        .experimentName("Secret")
                                        .tags(Tag.builder().key("team").value("TeamA").build()));

        assertThat(deleteByTeamB()).isEqualTo(absent);
    }

    @Test
    void a_denied_iam_call_has_status_403_and_names_the_user_as_iam_does() {
        IamException denial =
                catchThrowableOfType(
                        IamException.class,
                        () -> teams.user("userA1").iam().getUser(get -> get.userName("userB1")));

        assertThat(denial.statusCode()).isEqualTo(403);
        assertThat(denial.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(denial.awsErrorDetails().errorMessage())
                .isEqualTo(
                        "User: arn:aws:iam::123456789012:user/userA1 is not authorized to perform:"
                                + " iam:GetUser on resource: user userB1 because no identity-based"
                                + " policy allows the iam:GetUser action");
    }

    @Test
    void an_explicit_deny_is_told_as_such() {
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName("userA1")
                                        .policyName("no")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Deny", "Action": "*", "Resource": "*"
                                                }]}\
                                                """));

        assertThatThrownBy(() -> teams.presign(teams.user("userA1"), "userA1"))
                .hasMessageContaining("with an explicit deny in an identity-based policy");
        assertThat(teams.user("userA1").sts().getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/userA1");
    }

    @Test
    void a_role_is_assumed_only_where_its_trust_policy_and_the_callers_policies_allow() {
        teams.createRole("Visitor", TRUSTING_A1);

        assertThat(assume("userA1", "Visitor").assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/Visitor/visit");
        assertThatThrownBy(() -> assume("userB1", "Visitor"))
                .isInstanceOf(StsException.class)
                .hasMessageContaining(
                        "is not authorized to perform: sts:AssumeRole on resource:"
                                + " arn:aws:iam::123456789012:role/Visitor because no");
    }

    @Test
    void a_role_that_nobody_has_is_denied_like_one_that_does_not_trust() {
        teams.createUser("curious", "0-admin-manages-iam");
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName("curious")
                                        .policyName("assume")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow", "Action": "sts:*",
                                                  "Resource": "*"
                                                }]}\
                                                """));
        String absent = denial(() -> assume("curious", "Visitor"));
        teams.createRole("Visitor", TRUSTING_A1);

        assertThat(denial(() -> assume("curious", "Visitor")))
                .isEqualTo(absent)
                .contains("because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void a_session_past_its_expiry_is_refused() {
        teams.createRole("Visitor", TRUSTING_A1);
        Credentials session = assume("userA1", "Visitor").credentials();
        clock.move(Duration.ofHours(1).plusSeconds(1));
        Raw raw = new Raw(teams.server());
        SigV4Signer signer =
                new SigV4Signer(
                        session.accessKeyId(),
                        session.secretAccessKey(),
                        Optional.of(session.sessionToken()),
                        "us-east-1",
                        "sagemaker");

        Raw.Answer answer =
                raw.send(signer.sign(raw.json("SageMaker.ListDomains", "{}"), clock.instant()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("ExpiredTokenException");
    }

    @Test
    void a_change_of_policy_holds_for_the_next_request() {
        teams.presign(teams.user("userA1"), "userA1");
        teams.root()
                .iam()
                .deleteUserPolicy(gone -> gone.userName("userA1").policyName("2a-studio-user-iam"));

        assertThatThrownBy(() -> teams.presign(teams.user("userA1"), "userA1"))
                .hasMessageContaining("is not authorized to perform");
    }

    @Test
    void a_decision_is_explained_to_root_and_to_nobody_else() {
        SageMakerException denial =
                catchThrowableOfType(
                        SageMakerException.class,
                        () -> teams.presign(teams.user("userA2"), "userA1"));
        Raw raw = new Raw(teams.server());
        String path = "/_cloister/why/" + denial.requestId();

        Raw.Answer why = raw.send(raw.signer("cloister").sign(raw.getting(path), clock.instant()));
        Raw.Answer refused =
                raw.send(
                        raw.signer("cloister", teams.user("userA2").credentials())
                                .sign(raw.getting(path), clock.instant()));

        assertThat(why.status()).isEqualTo(200);
        assertThat(why.body())
                .contains(
                        "\"sagemaker:CreatePresignedDomainUrl\"",
                        "\"AmazonSageMakerPresignedUrlPolicy\"",
                        "\"sagemaker:ResourceTag/studiouserid\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("AccessDeniedException", "cloister:Explain");
    }

    private String deleteByTeamB() {
        return denial(
                () ->
                        teams.notebook(TwoTeams.TEAM_B_ROLE)
                                .sagemaker()
                                .deleteExperiment(gone -> gone.experimentName("Secret")));
    }

    private AssumeRoleResponse assume(String who, String role) {
        return teams.user(who)
                .sts()
                .assumeRole(assume -> assume.roleArn(teams.roleArn(role)).roleSessionName("visit"));
    }

    private static String denial(ThrowingCallable call) {
        AwsServiceException denial = catchThrowableOfType(AwsServiceException.class, call);
        return denial.awsErrorDetails().errorCode() + " " + denial.awsErrorDetails().errorMessage();
    }
}
