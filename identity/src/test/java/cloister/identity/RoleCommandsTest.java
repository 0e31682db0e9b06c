package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

final class RoleCommandsTest {
    private final TestAccount account = new TestAccount();

    @Test
    void a_role_tells_its_trust_policy_percent_encoded() {
        Struct role = account.role("Team");
        assertThat(role.string("RoleId")).matches("AROA[A-Z2-7]{17}");
        assertThat(role.optionalInt("MaxSessionDuration")).contains(3600);
        assertThat(role.string("AssumeRolePolicyDocument"))
                .startsWith("%7B%22Version%22%3A%222012-10-17%22%2C");
        assertThat(trust("Team")).isEqualTo(TestAccount.trustingAccount());
    }

    @Test
    void a_percent_encoded_document_leaves_only_unreserved_characters() {
        assertThat(Documents.encoded("a-Z_0.~ *'()!é"))
                .isEqualTo("a-Z_0.~%20%2A%27%28%29%21%C3%A9");
    }

    @Test
    void a_trust_policy_that_iam_would_refuse_is_refused() {
        account.refuses(
                "MalformedPolicyDocument",
                "Missing required field Principal",
                "iam:CreateRole",
                "RoleName",
                "Team",
                "AssumeRolePolicyDocument",
                TestAccount.ALLOW_ALL);
    }

    @Test
    void what_update_does_not_name_stays() {
        account.role("Team");
        account.call("iam:UpdateRole", "RoleName", "Team", "Description", "of team A");
        account.call("iam:UpdateRole", "RoleName", "Team", "MaxSessionDuration", 7200);

        Struct role = account.get("Role", "iam:GetRole", "RoleName", "Team");
        assertThat(role.string("Description")).isEqualTo("of team A");
        assertThat(role.optionalInt("MaxSessionDuration")).contains(7200);
    }

    @Test
    void a_role_with_policies_is_not_deleted() {
        account.role("Team");
        account.call(
                "iam:AttachRolePolicy",
                "RoleName",
                "Team",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess");
        account.refuses(
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.",
                "iam:DeleteRole",
                "RoleName",
                "Team");
    }

    @Test
    void the_path_of_service_linked_roles_is_taken() {
        account.refuses(
                "InvalidInput",
                "The path /aws-service-role/ is for service-linked roles: use"
                        + " CreateServiceLinkedRole.",
                "iam:CreateRole",
                "RoleName",
                "Team",
                "Path",
                "/aws-service-role/x/",
                "AssumeRolePolicyDocument",
                TestAccount.trustingAccount());
    }

    @Test
    void a_role_is_found_by_the_arn_with_its_path_and_case_only() {
        account.call(
                "iam:CreateRole",
                "RoleName",
                "Team",
                "Path",
                "/x/",
                "AssumeRolePolicyDocument",
                TestAccount.trustingAccount(),
                "Tags",
                TestAccount.tags("team", "A"));

        assertThat(account.identity.tags("arn:aws:iam::123456789012:role/x/Team"))
                .contains(java.util.Map.of("team", "A"));
        assertThat(account.identity.tags("arn:aws:iam::123456789012:role/Team")).isEmpty();
        assertThat(account.identity.tags("arn:aws:iam::123456789012:role/x/team")).isEmpty();
        assertThat(account.identity.arnOf("role", "TEAM"))
                .contains("arn:aws:iam::123456789012:role/x/Team");
        assertThat(account.identity.resourcePolicy("arn:aws:iam::123456789012:role/x/Team"))
                .isPresent();
    }

    private String trust(String role) {
        return URLDecoder.decode(
                account.get("Role", "iam:GetRole", "RoleName", role)
                        .string("AssumeRolePolicyDocument"),
                StandardCharsets.UTF_8);
    }
}
