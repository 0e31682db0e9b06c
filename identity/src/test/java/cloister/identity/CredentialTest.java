package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloister.policy.PrincipalType;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of who signs with an access key. */
final class CredentialTest {
    private final TestAccount account = new TestAccount();

    @Test
    void a_user_brings_its_name_id_and_tags() {
        account.call("iam:CreateUser", "UserName", "ana", "Tags", TestAccount.tags("team", "A"));
        Credential ana = account.keyOf("ana");

        assertThat(ana.principal().type()).isEqualTo(PrincipalType.USER);
        assertThat(TestAccount.tagsOf(ana)).isEqualTo(Map.of("team", "A"));
        assertThat(ana.contextKeys())
                .containsEntry("aws:username", List.of("ana"))
                .containsEntry("aws:userid", List.of(ana.caller().userId()))
                .doesNotContainKeys("aws:MultiFactorAuthPresent", "aws:TokenIssueTime");
        assertThat(ana.secretAccessKey()).hasSize(40);
        assertThat(ana.caller().accessKeyId()).matches("AKIA[A-Z2-7]{16}");
    }

    @Test
    void root_is_root() {
        Credential root = account.credential(account.caller().accessKeyId(), Optional.empty());
        assertThat(root.principal().type()).isEqualTo(PrincipalType.ROOT);
        assertThat(root.secretAccessKey()).isEqualTo("root-secret");
        assertThat(TestAccount.may(root, "iam:CreateUser")).isTrue();
    }

    @Test
    void a_key_that_is_unknown_inactive_or_deleted_is_no_credential() {
        Credential ana = account.user("ana");
        String key = ana.caller().accessKeyId();
        refuses("AKIAQQQQQQQQQQQQQQQQ");

        account.call(
                "iam:UpdateAccessKey", "UserName", "ana", "AccessKeyId", key, "Status", "Inactive");
        refuses(key);
        account.call(
                "iam:UpdateAccessKey", "UserName", "ana", "AccessKeyId", key, "Status", "Active");
        assertThat(account.credential(key, Optional.empty())).isEqualTo(ana);

        account.call("iam:DeleteAccessKey", "UserName", "ana", "AccessKeyId", key);
        refuses(key);
    }

    @Test
    void a_user_has_two_keys_at_most() {
        account.user("ana");
        account.keyOf("ana");
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for AccessKeysPerUser: 2",
                "iam:CreateAccessKey",
                "UserName",
                "ana");
        assertThat(
                        account.call("iam:ListAccessKeys", "UserName", "ana")
                                .structs("AccessKeyMetadata"))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.has("SecretAccessKey")).isFalse());
    }

    @Test
    void another_users_key_cannot_be_found() {
        String key = account.user("ana").caller().accessKeyId();
        account.user("bob");
        account.refuses(
                "NoSuchEntity",
                "The Access Key with id " + key + " cannot be found",
                "iam:DeleteAccessKey",
                "UserName",
                "bob",
                "AccessKeyId",
                key);
    }

    @Test
    void every_kind_of_change_holds_at_the_next_request() {
        Credential ana = account.user("ana");
        put("s3:ListAllMyBuckets");
        assertThat(TestAccount.may(now(ana), "s3:ListAllMyBuckets")).isTrue();

        put("s3:GetObject");
        assertThat(TestAccount.may(now(ana), "s3:ListAllMyBuckets")).isFalse();
        assertThat(TestAccount.may(now(ana), "s3:GetObject")).isTrue();

        account.call(
                "iam:CreatePolicy",
                "PolicyName",
                "bound",
                "PolicyDocument",
                TestAccount.allowing("sts:*"));
        account.call(
                "iam:PutUserPermissionsBoundary",
                "UserName",
                "ana",
                "PermissionsBoundary",
                TestAccount.policyArn("bound"));
        assertThat(TestAccount.may(now(ana), "s3:GetObject")).isFalse();

        account.call(
                "iam:CreatePolicyVersion",
                "PolicyArn",
                TestAccount.policyArn("bound"),
                "PolicyDocument",
                TestAccount.allowing("s3:*"),
                "SetAsDefault",
                true);
        assertThat(TestAccount.may(now(ana), "s3:GetObject")).isTrue();

        account.call("iam:TagUser", "UserName", "ana", "Tags", TestAccount.tags("team", "B"));
        assertThat(TestAccount.tagsOf(now(ana))).isEqualTo(Map.of("team", "B"));
    }

    @Test
    void nothing_is_compiled_again_while_nothing_changes() {
        Credential ana = account.user("ana");
        put("s3:GetObject");
        Credential first = now(ana);
        assertThat(now(ana)).isSameAs(first);

        account.call("iam:CreateUser", "UserName", "bob");
        assertThat(now(ana)).isSameAs(first);
    }

    @Test
    void users_with_the_same_policies_share_one_layer() {
        account.call("iam:CreateGroup", "GroupName", "g");
        account.call(
                "iam:PutGroupPolicy",
                "GroupName",
                "g",
                "PolicyName",
                "p",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
        Credential ana = account.user("ana");
        Credential bob = account.user("bob");
        account.call("iam:AddUserToGroup", "GroupName", "g", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "g", "UserName", "bob");
        assertThat(now(ana).grants().identity()).isSameAs(now(bob).grants().identity());
    }

    @Test
    void a_listed_key_tells_its_account() {
        String key = account.user("ana").caller().accessKeyId();
        Struct info = account.call("sts:GetAccessKeyInfo", "AccessKeyId", key);
        assertThat(info.string("Account")).isEqualTo(TestAccount.ID);
        assertThat(UniqueId.account(UniqueId.accessKey("ASIA", "000000000001")))
                .contains("000000000001");
        assertThat(UniqueId.account("AKIAIOSFODNN7EXAMPLE")).isEmpty();
    }

    private void put(String action) {
        account.allow("ana", TestAccount.allowing(action));
    }

    private void refuses(String key) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> account.credential(key, Optional.empty()))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("InvalidClientTokenId");
                            assertThat(error.status()).isEqualTo(403);
                        });
    }

    private Credential now(Credential before) {
        return account.credential(before.caller().accessKeyId(), Optional.empty());
    }
}
