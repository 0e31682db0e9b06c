package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class PolicyCommandsTest {
    private static final String ARN = TestAccount.policyArn("lists");
    private final TestAccount account = new TestAccount();

    @Test
    void a_policy_begins_with_version_1_in_force() {
        Struct policy = create();
        assertThat(policy.string("Arn")).isEqualTo(ARN);
        assertThat(policy.string("PolicyId")).matches("ANPA[A-Z2-7]{17}");
        assertThat(policy.string("DefaultVersionId")).isEqualTo("v1");
        assertThat(policy.optionalInt("AttachmentCount")).contains(0);
        assertThat(account.get("Policy", "iam:GetPolicy", "PolicyArn", ARN)).isEqualTo(policy);
        assertThat(document("v1")).isEqualTo(TestAccount.allowing("s3:List*"));
    }

    @Test
    void a_policys_name_is_taken_once() {
        create();
        account.refuses(
                "EntityAlreadyExists",
                "A policy called Lists already exists. Duplicate names are not allowed.",
                "iam:CreatePolicy",
                "PolicyName",
                "Lists",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
    }

    @Test
    void a_new_version_counts_from_when_it_is_made_default() {
        create();
        Credential ana = account.user("ana");
        account.call("iam:AttachUserPolicy", "UserName", "ana", "PolicyArn", ARN);
        account.call(
                "iam:CreatePolicyVersion",
                "PolicyArn",
                ARN,
                "PolicyDocument",
                TestAccount.allowing("s3:Get*"));
        assertThat(TestAccount.may(now(ana), "s3:GetObject")).isFalse();

        account.call("iam:SetDefaultPolicyVersion", "PolicyArn", ARN, "VersionId", "v2");
        assertThat(TestAccount.may(now(ana), "s3:GetObject")).isTrue();
        assertThat(TestAccount.may(now(ana), "s3:ListAllMyBuckets")).isFalse();
    }

    @Test
    void version_numbers_are_not_given_again() {
        create();
        newVersion(false);
        account.call("iam:DeletePolicyVersion", "PolicyArn", ARN, "VersionId", "v2");
        assertThat(newVersion(true).string("VersionId")).isEqualTo("v3");
        assertThat(account.call("iam:ListPolicyVersions", "PolicyArn", ARN).structs("Versions"))
                .extracting(version -> version.string("VersionId"))
                .containsExactly("v3", "v1");
    }

    @Test
    void a_policy_has_five_versions_at_most() {
        create();
        for (int i = 0; i < 4; i++) {
            newVersion(true);
        }
        account.refuses(
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you"
                        + " must delete an existing version.",
                "iam:CreatePolicyVersion",
                "PolicyArn",
                ARN,
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
    }

    @Test
    void the_version_in_force_is_not_deleted() {
        create();
        account.refuses(
                "DeleteConflict",
                "Cannot delete the default version of a policy.",
                "iam:DeletePolicyVersion",
                "PolicyArn",
                ARN,
                "VersionId",
                "v1");
    }

    @Test
    void a_policy_goes_when_nobody_uses_it_and_its_other_versions_are_gone() {
        create();
        newVersion(true);
        account.role("Team");
        account.call("iam:AttachRolePolicy", "RoleName", "Team", "PolicyArn", ARN);
        account.refuses(
                "DeleteConflict",
                "Cannot delete a policy attached to entities.",
                "iam:DeletePolicy",
                "PolicyArn",
                ARN);
        account.call("iam:DetachRolePolicy", "RoleName", "Team", "PolicyArn", ARN);
        account.refuses(
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete"
                        + " the policy's versions. The default version is deleted with the policy.",
                "iam:DeletePolicy",
                "PolicyArn",
                ARN);
        account.call("iam:DeletePolicyVersion", "PolicyArn", ARN, "VersionId", "v1");
        account.call("iam:DeletePolicy", "PolicyArn", ARN);
        account.refuses(
                "NoSuchEntity",
                "Policy " + ARN + " was not found.",
                "iam:GetPolicy",
                "PolicyArn",
                ARN);
    }

    @Test
    void a_document_that_cannot_be_decided_by_is_refused() {
        account.refuses(
                "MalformedPolicyDocument",
                "Policy statement must contain resources.",
                "iam:CreatePolicy",
                "PolicyName",
                "p",
                "PolicyDocument",
                TestAccount.ALLOW_ALL.replace(",\"Resource\":\"*\"", ""));
    }

    @Test
    void white_space_does_not_count_against_a_policys_size() {
        account.call(
                "iam:CreatePolicy",
                "PolicyName",
                "p",
                "PolicyDocument",
                TestAccount.ALLOW_ALL + " ".repeat(7000));
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for PolicySize: 6144",
                "iam:CreatePolicy",
                "PolicyName",
                "q",
                "PolicyDocument",
                TestAccount.allowing("s3:" + "x".repeat(6144)));
    }

    @Test
    void policies_are_listed_by_scope_and_use() {
        create();
        account.call(
                "iam:CreatePolicy",
                "PolicyName",
                "unused",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
        account.role("Team");
        account.call("iam:AttachRolePolicy", "RoleName", "Team", "PolicyArn", ARN);

        assertThat(listed("Scope", "Local")).containsExactly("lists", "unused");
        assertThat(listed("Scope", "Local", "OnlyAttached", true)).containsExactly("lists");
        assertThat(listed("Scope", "AWS")).contains("AdministratorAccess").doesNotContain("lists");
        assertThat(listed("PolicyUsageFilter", "PermissionsBoundary")).isEmpty();
    }

    @Test
    void pages_of_policies_cross_from_the_accounts_to_awss() {
        create();
        Struct first = account.call("iam:ListPolicies", "MaxItems", 1);
        Struct second =
                account.call("iam:ListPolicies", "MaxItems", 1, "Marker", first.string("Marker"));
        Struct third =
                account.call("iam:ListPolicies", "MaxItems", 1, "Marker", second.string("Marker"));
        assertThat(first.structs("Policies").getFirst().string("Arn")).isEqualTo(ARN);
        assertThat(second.structs("Policies").getFirst().string("Arn"))
                .startsWith("arn:aws:iam::aws:policy/");
        assertThat(third.structs("Policies").getFirst())
                .isNotEqualTo(second.structs("Policies").getFirst());
    }

    @Test
    void who_uses_a_policy_is_listed_by_kind() {
        create();
        account.role("Team");
        account.call("iam:CreateUser", "UserName", "ana", "PermissionsBoundary", ARN);
        account.call("iam:AttachRolePolicy", "RoleName", "Team", "PolicyArn", ARN);

        Struct all = account.call("iam:ListEntitiesForPolicy", "PolicyArn", ARN);
        assertThat(all.structs("PolicyRoles"))
                .extracting(role -> role.string("RoleName"))
                .containsExactly("Team");
        assertThat(all.structs("PolicyUsers"))
                .extracting(user -> user.string("UserName"))
                .containsExactly("ana");
        Struct bounded =
                account.call(
                        "iam:ListEntitiesForPolicy",
                        "PolicyArn",
                        ARN,
                        "PolicyUsageFilter",
                        "PermissionsBoundary");
        assertThat(bounded.structs("PolicyRoles")).isEmpty();
        assertThat(bounded.structs("PolicyUsers")).hasSize(1);
    }

    @Test
    void awss_policies_are_there_to_read_and_attach_but_not_to_change() {
        String aws = "arn:aws:iam::aws:policy/AdministratorAccess";
        account.role("Team");
        account.call("iam:AttachRolePolicy", "RoleName", "Team", "PolicyArn", aws);
        Struct policy = account.get("Policy", "iam:GetPolicy", "PolicyArn", aws);

        assertThat(policy.optionalInt("AttachmentCount")).contains(1);
        assertThat(
                        account.get(
                                        "PolicyVersion",
                                        "iam:GetPolicyVersion",
                                        "PolicyArn",
                                        aws,
                                        "VersionId",
                                        policy.string("DefaultVersionId"))
                                .string("Document"))
                .contains("Allow");
        account.refuses(
                "AccessDenied",
                "Policy " + aws + " is managed by AWS: it can't be changed here.",
                "iam:DeletePolicy",
                "PolicyArn",
                aws);
        account.refuses(
                "NoSuchEntity",
                "Policy arn:aws:iam::aws:policy/Unheard does not exist or is not attachable.",
                "iam:AttachRolePolicy",
                "RoleName",
                "Team",
                "PolicyArn",
                "arn:aws:iam::aws:policy/Unheard");
    }

    private Struct create() {
        return account.get(
                "Policy",
                "iam:CreatePolicy",
                "PolicyName",
                "lists",
                "Description",
                "lists buckets",
                "PolicyDocument",
                TestAccount.allowing("s3:List*"));
    }

    private Struct newVersion(boolean toBeDefault) {
        return account.get(
                "PolicyVersion",
                "iam:CreatePolicyVersion",
                "PolicyArn",
                ARN,
                "PolicyDocument",
                TestAccount.ALLOW_ALL,
                "SetAsDefault",
                toBeDefault);
    }

    private String document(String version) {
        return java.net.URLDecoder.decode(
                account.get(
                                "PolicyVersion",
                                "iam:GetPolicyVersion",
                                "PolicyArn",
                                ARN,
                                "VersionId",
                                version)
                        .string("Document"),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<String> listed(Object... members) {
        return account.call("iam:ListPolicies", members).structs("Policies").stream()
                .map(policy -> policy.string("PolicyName"))
                .toList();
    }

    private Credential now(Credential before) {
        return account.credential(before.caller().accessKeyId(), Optional.empty());
    }
}
