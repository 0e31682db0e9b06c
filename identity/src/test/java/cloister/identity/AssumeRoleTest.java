package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.PrincipalType;
import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session of a role carries. */
class AssumeRoleTest {
    private final TestAccount account = new TestAccount();

    @Test
    void a_session_acts_under_the_roles_name_and_its_own() {
        String id = account.role("Team").string("RoleId");
        account.actAs(account.user("ana"));

        Struct output = assume("Team", "SageMaker");
        Credential session = account.credential(output);

        assertThat(session.principal().type()).isEqualTo(PrincipalType.ASSUMED_ROLE);
        assertThat(session.caller().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/Team/SageMaker");
        assertThat(session.caller().userId()).isEqualTo(id + ":SageMaker");
        assertThat(output.optionalStruct("AssumedRoleUser").orElseThrow().string("AssumedRoleId"))
                .isEqualTo(id + ":SageMaker");
        assertThat(session.contextKeys())
                .containsEntry("aws:PrincipalArn", List.of(TestAccount.roleArn("Team")))
                .containsEntry("aws:userid", List.of(id + ":SageMaker"))
                .containsEntry("aws:MultiFactorAuthPresent", List.of("false"))
                .containsEntry("aws:TokenIssueTime", List.of(TestAccount.START.toString()))
                .doesNotContainKey("aws:username");
    }

    @Test
    void session_tags_lie_over_role_tags_whatever_their_case() {
        account.role("Team");
        account.call(
                "iam:TagRole",
                "RoleName",
                "Team",
                "Tags",
                TestAccount.tags("Team", "A", "site", "x"));
        account.actAs(account.user("ana"));

        Credential session =
                account.credential(assume("Team", "s1", "Tags", TestAccount.tags("team", "B")));

        assertThat(TestAccount.tagsOf(session)).isEqualTo(Map.of("team", "B", "site", "x"));
    }

    @Test
    void transitive_tags_and_source_identity_pass_down_a_chain() {
        account.role("First");
        account.role("Second");
        account.actAs(account.user("ana"));
        account.actAs(
                account.credential(
                        assume(
                                "First",
                                "s1",
                                "Tags",
                                TestAccount.tags("studiouserid", "ana", "other", "1"),
                                "TransitiveTagKeys",
                                List.of("studiouserid"),
                                "SourceIdentity",
                                "ana@example.org")));

        Struct output = assume("Second", "s1");
        Credential second = account.credential(output);

        assertThat(TestAccount.tagsOf(second)).isEqualTo(Map.of("studiouserid", "ana"));
        assertThat(output.string("SourceIdentity")).isEqualTo("ana@example.org");
        assertThat(second.contextKeys())
                .containsEntry("aws:SourceIdentity", List.of("ana@example.org"));
    }

    @Test
    void an_inherited_tag_cannot_be_passed_again() {
        account.role("First");
        account.role("Second");
        account.actAs(account.user("ana"));
        account.actAs(
                account.credential(
                        assume(
                                "First",
                                "s1",
                                "Tags",
                                TestAccount.tags("studiouserid", "ana"),
                                "TransitiveTagKeys",
                                List.of("studiouserid"))));

        account.refuses(
                "InvalidParameterValue",
                "One of the specified transitive tag keys can't be set because it conflicts with a"
                        + " transitive tag key from the calling session.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("Second"),
                "RoleSessionName",
                "s1",
                "Tags",
                TestAccount.tags("StudioUserId", "bob"));
    }

    @Test
    void a_source_identity_once_set_cannot_be_changed() {
        account.role("First");
        account.actAs(account.user("ana"));
        account.actAs(account.credential(assume("First", "s1", "SourceIdentity", "ana")));

        account.refuses(
                "AccessDenied",
                "The source identity of the calling session is ana and can't be changed to bob.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("First"),
                "RoleSessionName",
                "s1",
                "SourceIdentity",
                "bob");
    }

    @Test
    void a_transitive_key_must_be_among_the_tags() {
        account.role("Team");
        account.actAs(account.user("ana"));

        account.refuses(
                "InvalidParameterValue",
                "The specified transitive tag key must be included in the requested tags.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("Team"),
                "RoleSessionName",
                "s1",
                "TransitiveTagKeys",
                List.of("team"));
    }

    @Test
    void a_session_lasts_no_longer_than_its_role_lets_it() {
        account.role("Team");
        account.actAs(account.user("ana"));

        account.refuses(
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("Team"),
                "RoleSessionName",
                "s1",
                "DurationSeconds",
                3601);
        account.call("iam:UpdateRole", "RoleName", "Team", "MaxSessionDuration", 7200);
        assertThat(
                        assume("Team", "s1", "DurationSeconds", 7200)
                                .optionalStruct("Credentials")
                                .orElseThrow()
                                .get("Expiration"))
                .contains(TestAccount.START.plus(Duration.ofHours(2)));
    }

    @Test
    void a_chained_session_lasts_an_hour_at_most() {
        account.role("Team");
        account.call("iam:UpdateRole", "RoleName", "Team", "MaxSessionDuration", 7200);
        account.actAs(account.user("ana"));
        account.actAs(account.credential(assume("Team", "s1")));

        account.refuses(
                "ValidationError",
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed"
                        + " by role chaining.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("Team"),
                "RoleSessionName",
                "s1",
                "DurationSeconds",
                3601);
    }

    @Test
    void root_assumes_no_role() {
        account.role("Team");
        account.refuses(
                "AccessDenied",
                "Roles may not be assumed by root accounts.",
                "sts:AssumeRole",
                "RoleArn",
                TestAccount.roleArn("Team"),
                "RoleSessionName",
                "s1");
    }

    @Test
    void session_policies_bound_a_session() {
        account.role("Team");
        account.call(
                "iam:CreatePolicy", "PolicyName", "bound", "PolicyDocument", TestAccount.ALLOW_ALL);
        account.actAs(account.user("ana"));

        Struct output =
                assume(
                        "Team",
                        "s1",
                        "Policy",
                        TestAccount.ALLOW_ALL,
                        "PolicyArns",
                        List.of(
                                Struct.builder()
                                        .put("arn", TestAccount.policyArn("bound"))
                                        .build()));

        assertThat(account.credential(output).grants().session()).hasSize(1);
        assertThat(account.credential(output).grants().session().getFirst().policies())
                .extracting(policy -> policy.name())
                .containsExactly("session", TestAccount.policyArn("bound"));
        assertThat(output.optionalInt("PackedPolicySize").orElseThrow()).isBetween(1, 100);
    }

    @Test
    void a_service_takes_a_session_of_a_role_under_a_name_it_chooses() {
        account.role("Team");
        TemporaryCredentials credentials =
                account.identity.serviceSession(
                        TestAccount.roleArn("Team"), "SageMaker", Map.of("team", "A"), account.now);

        Credential session =
                account.credential(
                        credentials.accessKeyId(), Optional.of(credentials.sessionToken()));
        assertThat(session.secretAccessKey()).isEqualTo(credentials.secretAccessKey());
        assertThat(session.caller().arn()).endsWith("assumed-role/Team/SageMaker");
        assertThat(TestAccount.tagsOf(session)).isEqualTo(Map.of("team", "A"));
    }

    private Struct assume(String role, String name, Object... more) {
        Object[] members = new Object[more.length + 4];
        members[0] = "RoleArn";
        members[1] = TestAccount.roleArn(role);
        members[2] = "RoleSessionName";
        members[3] = name;
        System.arraycopy(more, 0, members, 4, more.length);
        return account.call("sts:AssumeRole", members);
    }
}
