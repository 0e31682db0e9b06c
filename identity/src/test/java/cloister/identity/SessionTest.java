package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloister.policy.PrincipalType;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How sessions live, and end, and can't be forged. */
final class SessionTest {
    private final TestAccount account = new TestAccount();
    private final Credential ana = account.user("ana");

    @BeforeEach
    void aRole() {
        account.role("Team");
        account.call(
                "iam:PutRolePolicy",
                "RoleName",
                "Team",
                "PolicyName",
                "p",
                "PolicyDocument",
                TestAccount.allowing("s3:GetObject"));
    }

    @Test
    void a_roles_policies_of_now_are_its_sessions() {
        Struct session = assume();
        assertThat(TestAccount.may(account.credential(session), "s3:GetObject")).isTrue();
        account.call("iam:DeleteRolePolicy", "RoleName", "Team", "PolicyName", "p");
        assertThat(TestAccount.may(account.credential(session), "s3:GetObject")).isFalse();
    }

    @Test
    void a_session_ends_when_it_expires() {
        Struct session = assume();
        account.now = TestAccount.START.plus(Duration.ofMinutes(59));
        account.credential(session);
        account.now = TestAccount.START.plus(Duration.ofMinutes(60));
        refuses("ExpiredToken", session);
    }

    @Test
    void a_session_ends_with_its_role_and_one_of_the_same_name_does_not_revive_it() {
        Struct session = assume();
        account.call("iam:DeleteRolePolicy", "RoleName", "Team", "PolicyName", "p");
        account.call("iam:DeleteRole", "RoleName", "Team");
        refuses("InvalidClientTokenId", session);
        account.role("Team");
        refuses("InvalidClientTokenId", session);
    }

    @Test
    void a_session_policy_that_is_deleted_allows_nothing() {
        account.call(
                "iam:CreatePolicy", "PolicyName", "b", "PolicyDocument", TestAccount.ALLOW_ALL);
        Struct session =
                assume(
                        "PolicyArns",
                        List.of(Struct.builder().put("arn", TestAccount.policyArn("b")).build()));
        assertThat(TestAccount.may(account.credential(session), "s3:GetObject")).isTrue();
        account.call("iam:DeletePolicy", "PolicyArn", TestAccount.policyArn("b"));
        assertThat(TestAccount.may(account.credential(session), "s3:GetObject")).isFalse();
    }

    @Test
    void no_changed_token_is_a_token() {
        Struct credentials = assume().optionalStruct("Credentials").orElseThrow();
        String key = credentials.string("AccessKeyId");
        byte[] token = Base64.getDecoder().decode(credentials.string("SessionToken"));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            refusesToken(key, Base64.getEncoder().encodeToString(changed));
            byte[] cut = java.util.Arrays.copyOf(token, i);
            refusesToken(key, Base64.getEncoder().encodeToString(cut));
        }
        refusesToken(key, "no Base64!");
        refusesToken(key, "");
    }

    @Test
    void a_token_belongs_to_its_access_key_only() {
        Struct one = assume().optionalStruct("Credentials").orElseThrow();
        Struct other = assume().optionalStruct("Credentials").orElseThrow();
        refusesToken(one.string("AccessKeyId"), other.string("SessionToken"));
        refusesToken(ana.caller().accessKeyId(), one.string("SessionToken"));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> account.credential(one.string("AccessKeyId"), Optional.empty()));
    }

    @Test
    void a_token_of_another_account_is_none_here() {
        TestAccount elsewhere = new TestAccount();
        elsewhere.role("Team");
        elsewhere.actAs(elsewhere.user("ana"));
        Struct foreign =
                elsewhere
                        .call(
                                "sts:AssumeRole",
                                "RoleArn",
                                TestAccount.roleArn("Team"),
                                "RoleSessionName",
                                "s1")
                        .optionalStruct("Credentials")
                        .orElseThrow();
        assume();
        refusesToken(foreign.string("AccessKeyId"), foreign.string("SessionToken"));
    }

    @Test
    void tokens_outlive_the_key_that_new_ones_are_sealed_with() {
        account.call("iam:UpdateRole", "RoleName", "Team", "MaxSessionDuration", 43200);
        account.now = TestAccount.START;
        assume();
        account.now = TestAccount.START.plus(Duration.ofDays(7).minusHours(1));
        Struct last = assume("DurationSeconds", 43200);
        account.now = TestAccount.START.plus(Duration.ofDays(7).plusHours(10));
        assume();
        assertThat(account.credential(last)).isNotNull();
    }

    @Test
    void a_users_session_is_the_user_with_a_time_of_issue() {
        account.actAs(ana);
        Credential session = account.credential(account.call("sts:GetSessionToken"));
        assertThat(session.principal()).isEqualTo(ana.principal());
        assertThat(session.contextKeys())
                .containsEntry("aws:username", List.of("ana"))
                .containsEntry("aws:MultiFactorAuthPresent", List.of("false"))
                .containsKey("aws:TokenIssueTime");
    }

    @Test
    void a_users_session_reaches_neither_iam_nor_new_sessions() {
        account.actAs(ana);
        account.actAs(account.credential(account.call("sts:GetSessionToken")));
        account.refuses(
                "InvalidClientTokenId",
                "The security token included in the request is invalid.",
                "iam:ListUsers");
        account.refuses(
                "AccessDenied",
                "Cannot call GetSessionToken with session credentials",
                "sts:GetSessionToken");
        assertThat(account.call("sts:GetCallerIdentity").string("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:user/ana");
    }

    @Test
    void a_federated_user_may_what_both_the_user_and_the_session_policy_allow() {
        account.allow("ana", TestAccount.allowing("s3:*"));
        account.actAs(ana);
        Credential federated =
                account.credential(
                        account.call(
                                "sts:GetFederationToken",
                                "Name",
                                "guest",
                                "Policy",
                                TestAccount.allowing("s3:Get*"),
                                "Tags",
                                TestAccount.tags("team", "A")));

        assertThat(federated.principal().type()).isEqualTo(PrincipalType.FEDERATED_USER);
        assertThat(federated.caller().arn())
                .isEqualTo("arn:aws:sts::123456789012:federated-user/guest");
        assertThat(TestAccount.tagsOf(federated)).isEqualTo(Map.of("team", "A"));
        assertThat(TestAccount.may(federated, "s3:GetObject")).isTrue();
        assertThat(TestAccount.may(federated, "s3:PutObject")).isFalse();
    }

    @Test
    void a_federated_user_without_a_session_policy_may_nothing() {
        account.allow("ana", TestAccount.ALLOW_ALL);
        account.actAs(ana);
        Credential federated =
                account.credential(account.call("sts:GetFederationToken", "Name", "guest"));
        assertThat(TestAccount.may(federated, "s3:GetObject")).isFalse();
    }

    @Test
    void roots_own_sessions_last_an_hour() {
        Struct session = account.call("sts:GetSessionToken", "DurationSeconds", 43200);
        assertThat(session.optionalStruct("Credentials").orElseThrow().get("Expiration"))
                .contains(TestAccount.START.plus(Duration.ofHours(1)));
        assertThat(account.credential(session).principal().type()).isEqualTo(PrincipalType.ROOT);
    }

    private Struct assume(Object... more) {
        var caller = account.caller();
        account.actAs(ana);
        Object[] members = java.util.Arrays.copyOf(more, more.length + 4);
        members[more.length] = "RoleArn";
        members[more.length + 1] = TestAccount.roleArn("Team");
        members[more.length + 2] = "RoleSessionName";
        members[more.length + 3] = "s1";
        Struct output = account.call("sts:AssumeRole", members);
        account.actAs(caller);
        return output;
    }

    private void refuses(String code, Struct session) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> account.credential(session))
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }

    private void refusesToken(String key, String token) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> account.credential(key, Optional.of(token)))
                .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidClientTokenId"));
    }
}
