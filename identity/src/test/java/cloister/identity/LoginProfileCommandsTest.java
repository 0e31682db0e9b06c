package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

final class LoginProfileCommandsTest {
    private static final String FIRST = "First-password-1";
    private final TestAccount account = new TestAccount();
    private final Credential ana = account.user("ana");

    @BeforeEach
    void aPassword() {
        account.call(
                "iam:CreateLoginProfile",
                "UserName",
                "ana",
                "Password",
                FIRST,
                "PasswordResetRequired",
                true);
    }

    @Test
    void a_login_profile_is_there_once_and_keeps_no_password_to_read() {
        assertThat(
                        account.get("LoginProfile", "iam:GetLoginProfile", "UserName", "ana")
                                .optionalBoolean("PasswordResetRequired"))
                .contains(true);
        account.refuses(
                "EntityAlreadyExists",
                "Login Profile for user ana already exists.",
                "iam:CreateLoginProfile",
                "UserName",
                "ana",
                "Password",
                FIRST);
        LoginProfile kept =
                account.store
                        .read()
                        .get(Tables.LOGIN_PROFILES, ana.caller().userId())
                        .orElseThrow();
        assertThat(new String(LoginProfile.CODEC.encode(kept), StandardCharsets.UTF_8))
                .doesNotContain(FIRST);
        assertThat(LoginProfile.CODEC.decode(LoginProfile.CODEC.encode(kept))).isEqualTo(kept);
    }

    @Test
    void a_user_changes_the_password_with_the_old_one() {
        account.actAs(ana);
        account.refuses(
                "AccessDenied",
                "The old password was incorrect.",
                "iam:ChangePassword",
                "OldPassword",
                "guess",
                "NewPassword",
                "Second-password-2");
        account.call(
                "iam:ChangePassword", "OldPassword", FIRST, "NewPassword", "Second-password-2");
        assertThat(
                        account.get("LoginProfile", "iam:GetLoginProfile", "UserName", "ana")
                                .optionalBoolean("PasswordResetRequired"))
                .contains(false);
    }

    @Test
    void a_password_is_not_used_again_where_the_policy_says_so() {
        account.call("iam:UpdateAccountPasswordPolicy", "PasswordReusePrevention", 2);
        account.call("iam:UpdateLoginProfile", "UserName", "ana", "Password", "Second-password-2");
        account.refuses(
                "PasswordPolicyViolation",
                "Password has been used before.",
                "iam:UpdateLoginProfile",
                "UserName",
                "ana",
                "Password",
                FIRST);
        account.call("iam:UpdateLoginProfile", "UserName", "ana", "Password", "Third-password-3");
        account.call("iam:UpdateLoginProfile", "UserName", "ana", "Password", FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "Sh0rt!,have a minimum length of 10",
        "longenough1A,have at least one symbol",
        "longenough!A,have at least one number",
        "longenough1!,have at least one uppercase letter",
        "LONGENOUGH1!,have at least one lowercase letter"
    })
    void passwords_are_as_the_accounts_policy_wants_them(String password, String what) {
        account.call(
                "iam:UpdateAccountPasswordPolicy",
                "MinimumPasswordLength",
                10,
                "RequireSymbols",
                true,
                "RequireNumbers",
                true,
                "RequireUppercaseCharacters",
                true,
                "RequireLowercaseCharacters",
                true);
        account.refuses(
                "PasswordPolicyViolation",
                "Password should " + what,
                "iam:UpdateLoginProfile",
                "UserName",
                "ana",
                "Password",
                password);
    }

    @Test
    void without_a_policy_passwords_are_as_iams_default_wants_them() {
        account.refuses(
                "PasswordPolicyViolation",
                "Password should have at least three of: uppercase letters, lowercase letters,"
                        + " numbers, symbols",
                "iam:UpdateLoginProfile",
                "UserName",
                "ana",
                "Password",
                "onlylower1");
    }

    @Test
    void a_password_policy_is_told_and_deleted() {
        account.refuses(
                "NoSuchEntity",
                "The Password Policy with domain name 123456789012 cannot be found.",
                "iam:GetAccountPasswordPolicy");
        account.call("iam:UpdateAccountPasswordPolicy", "MaxPasswordAge", 90);
        var policy = account.get("PasswordPolicy", "iam:GetAccountPasswordPolicy");
        assertThat(policy.optionalBoolean("ExpirePasswords")).contains(true);
        assertThat(policy.optionalInt("MinimumPasswordLength")).contains(6);
        account.call("iam:DeleteAccountPasswordPolicy");
        account.refuses(
                "NoSuchEntity",
                "The Password Policy with domain name 123456789012 cannot be found.",
                "iam:DeleteAccountPasswordPolicy");
    }

    @Test
    void an_account_has_one_alias_and_a_summary() {
        account.call("iam:CreateAccountAlias", "AccountAlias", "studio");
        assertThat(account.call("iam:ListAccountAliases").strings("AccountAliases"))
                .containsExactly("studio");
        account.call("iam:DeleteAccountAlias", "AccountAlias", "studio");
        assertThat(account.call("iam:ListAccountAliases").strings("AccountAliases")).isEmpty();
        assertThat(account.call("iam:GetAccountSummary").get("SummaryMap").orElseThrow())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Users", 1)
                .containsEntry("Roles", 0);
    }
}
