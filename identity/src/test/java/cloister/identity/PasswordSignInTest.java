package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloister.wire.ApiException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class PasswordSignInTest {
    private static final String PASSWORD = "First-password-1";
    private final TestAccount account = new TestAccount();
    private final Credential ana = account.user("ana");

    @BeforeEach
    void aPassword() {
        account.call("iam:CreateLoginProfile", "UserName", "ana", "Password", PASSWORD);
    }

    private Optional<PasswordUser> user(String accountName, String name, String password) {
        return account.identity.passwords().user(accountName, name, password, account.now);
    }

    @Test
    void a_password_tells_its_user_in_its_account() {
        assertThat(user(TestAccount.ID, "ana", PASSWORD))
                .map(PasswordUser::userId)
                .contains(ana.caller().userId());
        assertThat(user(TestAccount.ID, "ana", "another")).isEmpty();
        assertThat(user(TestAccount.ID, "bob", PASSWORD)).isEmpty();
        assertThat(user("000000000000", "ana", PASSWORD)).isEmpty();
    }

    @Test
    void an_expired_password_must_change() {
        account.call("iam:UpdateAccountPasswordPolicy", "MaxPasswordAge", 30);
        account.now = account.now.plus(Duration.ofDays(31));

        assertThat(user(TestAccount.ID, "ana", PASSWORD))
                .map(PasswordUser::mustChange)
                .contains(true);
    }

    @Test
    void a_password_that_expired_for_good_lets_nobody_in() {
        account.call("iam:UpdateAccountPasswordPolicy", "MaxPasswordAge", 30, "HardExpiry", true);
        account.now = account.now.plus(Duration.ofDays(31));

        assertThat(user(TestAccount.ID, "ana", PASSWORD)).isEmpty();
    }

    @Test
    void who_signed_in_has_the_context_of_a_session_and_whether_a_code_was_proved() {
        assertThat(signedIn(true).contextKeys())
                .containsKey("aws:TokenIssueTime")
                .containsEntry("aws:MultiFactorAuthPresent", List.of("true"));
        assertThat(signedIn(false).contextKeys())
                .containsEntry("aws:MultiFactorAuthPresent", List.of("false"));
    }

    @Test
    void a_revoked_session_is_nobodys() {
        Credential credential = signedIn(false);
        account.identity.revoke(
                credential.caller().accessKeyId(),
                account.now.plus(Duration.ofHours(1)),
                account.now);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(
                        () ->
                                account.identity.credential(
                                        credential.caller().accessKeyId(),
                                        credential.caller().sessionToken(),
                                        account.now))
                .satisfies(gone -> assertThat(gone.code()).isEqualTo("InvalidClientTokenId"));
    }

    @Test
    void a_principal_can_be_asked_about_as_if_it_were_there() {
        assertThat(account.identity.asIf(ana.caller().arn(), "session", account.now))
                .map(each -> each.caller().arn())
                .contains(ana.caller().arn());
        assertThat(account.identity.asIf(ana.caller().arn() + "x", "session", account.now))
                .isEmpty();
    }

    private Credential signedIn(boolean multiFactor) {
        PasswordUser user = user(TestAccount.ID, "ana", PASSWORD).orElseThrow();
        TemporaryCredentials made =
                account.identity.userSession(user, Duration.ofHours(1), multiFactor, account.now);
        return account.identity.credential(
                made.accessKeyId(), Optional.of(made.sessionToken()), account.now);
    }
}
