package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Permission sets assigned to people: the roles they become, and what becomes of those. */
class AssignmentTest {
    private final TestAccount account = new TestAccount();
    private String instance = "";
    private String store = "";
    private String set = "";
    private String ana = "";

    @BeforeEach
    void create_instance() {
        instance = account.call("sso:CreateInstance").string("InstanceArn");
        store =
                account.call("sso:DescribeInstance", "InstanceArn", instance)
                        .string("IdentityStoreId");
        set =
                account.get(
                                "PermissionSet",
                                "sso:CreatePermissionSet",
                                "InstanceArn",
                                instance,
                                "Name",
                                "Studio")
                        .string("PermissionSetArn");
        ana =
                account.call(
                                "identitystore:CreateUser",
                                "IdentityStoreId",
                                store,
                                "UserName",
                                "ana",
                                "DisplayName",
                                "Ana",
                                "Name",
                                Struct.builder()
                                        .put("GivenName", "Ana")
                                        .put("FamilyName", "E")
                                        .build())
                        .string("UserId");
    }

    @Test
    void an_assignment_makes_a_role_as_aws_does() {
        call("sso:PutInlinePolicyToPermissionSet", "InlinePolicy", TestAccount.ALLOW_ALL);

        assertThat(assign("USER", ana).string("Status")).isEqualTo("SUCCEEDED");

        Struct role = role();
        assertThat(role.string("RoleName")).matches("AWSReservedSSO_Studio_[0-9a-f]{16}");
        assertThat(role.string("Path")).isEqualTo("/aws-reserved/sso.amazonaws.com/");
        assertThat(role.optionalInt("MaxSessionDuration")).contains(43_200);
        assertThat(
                        URLDecoder.decode(
                                role.string("AssumeRolePolicyDocument"), StandardCharsets.UTF_8))
                .contains(
                        ":saml-provider/AWSSSO_"
                                + instance.substring(instance.indexOf("ssoins-") + 7)
                                + "_DO_NOT_DELETE",
                        "sts:AssumeRoleWithSAML",
                        "sts:TagSession");
        assertThat(
                        account.call("iam:ListRolePolicies", "RoleName", role.string("RoleName"))
                                .list("PolicyNames"))
                .isEqualTo(List.of("AwsSSOInlinePolicy"));
    }

    @Test
    void changes_wait_until_they_are_provisioned() {
        assign("USER", ana);
        call("sso:PutInlinePolicyToPermissionSet", "InlinePolicy", TestAccount.ALLOW_ALL);
        assertThat(provisioned("LATEST_PERMISSION_SET_NOT_PROVISIONED")).hasSize(1);
        assertThat(rolePolicies()).isEmpty();

        call("sso:ProvisionPermissionSet", "TargetType", "ALL_PROVISIONED_ACCOUNTS");

        assertThat(provisioned("LATEST_PERMISSION_SET_PROVISIONED")).hasSize(1);
        assertThat(provisioned("LATEST_PERMISSION_SET_NOT_PROVISIONED")).isEmpty();
        assertThat(rolePolicies()).hasSize(1);
    }

    @Test
    void the_last_assignment_takes_the_role_with_it() {
        String group =
                account.call(
                                "identitystore:CreateGroup",
                                "IdentityStoreId",
                                store,
                                "DisplayName",
                                "scientists")
                        .string("GroupId");
        assign("USER", ana);
        assign("GROUP", group);
        account.refuses(
                "ConflictException",
                "Could not delete because PermissionSet "
                        + set
                        + " has ApplicationProfile associated with it.",
                "sso:DeletePermissionSet",
                "InstanceArn",
                instance,
                "PermissionSetArn",
                set);

        unassign("USER", ana);
        role();
        unassign("GROUP", group);

        assertThat(roles()).isEmpty();
        call("sso:DeletePermissionSet");
    }

    @Test
    void such_roles_and_their_provider_are_not_changed_through_iam() {
        assign("USER", ana);
        String name = role().string("RoleName");
        String text =
                "Cannot perform the operation on the protected role '"
                        + name
                        + "' - this role is only modifiable by AWS";
        account.refuses("UnmodifiableEntity", text, "iam:DeleteRole", "RoleName", name);
        account.refuses(
                "UnmodifiableEntity",
                text,
                "iam:PutRolePolicy",
                "RoleName",
                name,
                "PolicyName",
                "p",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
        assertThatThrownBy(
                        () ->
                                account.call(
                                        "iam:TagRole",
                                        "RoleName",
                                        name,
                                        "Tags",
                                        TestAccount.tags("team", "B")))
                .hasMessageContaining("only modifiable by AWS");
        assertThat(account.call("iam:ListRoleTags", "RoleName", name).list("Tags")).isEmpty();
        String provider =
                account.call("iam:ListSAMLProviders")
                        .structs("SAMLProviderList")
                        .getFirst()
                        .string("Arn");
        account.refuses(
                "InvalidInput",
                "Providers whose names start with AWSSSO_ are IAM Identity Center's: it alone"
                        + " makes and changes them.",
                "iam:DeleteSAMLProvider",
                "SAMLProviderArn",
                provider);
        account.refuses(
                "InvalidInput",
                "The path /aws-reserved/ and names that start with AWSReservedSSO_ are for roles"
                        + " of IAM Identity Center: use permission sets.",
                "iam:CreateRole",
                "RoleName",
                "AWSReservedSSO_Mine",
                "AssumeRolePolicyDocument",
                TestAccount.trustingAccount());
    }

    @Test
    void a_policy_that_the_account_lacks_fails_the_request_and_nothing_else_happens() {
        call(
                "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                "CustomerManagedPolicyReference",
                Struct.builder().put("Name", "absent").build());

        Struct status = assign("USER", ana);

        assertThat(status.string("Status")).isEqualTo("FAILED");
        assertThat(status.string("FailureReason"))
                .isEqualTo(
                        "Received a 404 status error: Policy "
                                + TestAccount.policyArn("absent")
                                + " does not exist or is not attachable.");
        assertThat(roles()).isEmpty();
        assertThat(assignments()).isEmpty();
    }

    @Test
    void a_policy_in_use_by_a_permission_set_is_not_deleted() {
        account.call(
                "iam:CreatePolicy",
                "PolicyName",
                "studio",
                "PolicyDocument",
                TestAccount.ALLOW_ALL);
        Struct own = Struct.builder().put("Name", "studio").build();
        call(
                "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                "CustomerManagedPolicyReference",
                own);
        assign("USER", ana);
        account.refuses(
                "DeleteConflict",
                "Cannot delete a policy attached to entities.",
                "iam:DeletePolicy",
                "PolicyArn",
                TestAccount.policyArn("studio"));

        unassign("USER", ana);

        account.call("iam:DeletePolicy", "PolicyArn", TestAccount.policyArn("studio"));
    }

    @Test
    void requests_are_found_by_their_ids_and_status() {
        String id = assign("USER", ana).string("RequestId");
        assertThat(
                        account.get(
                                        "AccountAssignmentCreationStatus",
                                        "sso:DescribeAccountAssignmentCreationStatus",
                                        "InstanceArn",
                                        instance,
                                        "AccountAssignmentCreationRequestId",
                                        id)
                                .string("PrincipalId"))
                .isEqualTo(ana);
        assertThat(requests("FAILED")).isEmpty();
        assertThat(requests("SUCCEEDED")).hasSize(1);
    }

    @Test
    void who_is_not_in_the_directory_is_assigned_nothing() {
        assertThat(assign("GROUP", ana).string("FailureReason"))
                .isEqualTo("Received a 404 status error: GROUP not found.");
        assertThat(assignments()).isEmpty();
    }

    @Test
    void a_users_assignments_are_their_own_and_their_groups() {
        String group =
                account.call(
                                "identitystore:CreateGroup",
                                "IdentityStoreId",
                                store,
                                "DisplayName",
                                "scientists")
                        .string("GroupId");
        assign("GROUP", group);
        assertThat(ofPrincipal(ana)).isEmpty();

        account.call(
                "identitystore:CreateGroupMembership",
                "IdentityStoreId",
                store,
                "GroupId",
                group,
                "MemberId",
                Struct.builder().put("UserId", ana).build());

        assertThat(ofPrincipal(ana))
                .extracting(found -> found.string("PrincipalId"))
                .containsExactly(group);
    }

    @Test
    void there_is_no_other_account() {
        account.refuses(
                "ResourceNotFoundException",
                "The account 999999999999 is not in the organization.",
                "sso:ListAccountAssignments",
                "InstanceArn",
                instance,
                "AccountId",
                "999999999999",
                "PermissionSetArn",
                set);
    }

    private Struct assign(String type, String principal) {
        return about("sso:CreateAccountAssignment", type, principal)
                .optionalStruct("AccountAssignmentCreationStatus")
                .orElseThrow();
    }

    private void unassign(String type, String principal) {
        about("sso:DeleteAccountAssignment", type, principal);
    }

    private Struct about(String operation, String type, String principal) {
        return call(
                operation,
                "TargetId",
                TestAccount.ID,
                "TargetType",
                "AWS_ACCOUNT",
                "PrincipalType",
                type,
                "PrincipalId",
                principal);
    }

    private Struct role() {
        return roles().getFirst();
    }

    private List<Struct> roles() {
        return account.call("iam:ListRoles", "PathPrefix", "/aws-reserved/").structs("Roles");
    }

    private List<?> rolePolicies() {
        return account.call("iam:ListRolePolicies", "RoleName", role().string("RoleName"))
                .list("PolicyNames");
    }

    private List<?> provisioned(String status) {
        return account.call(
                        "sso:ListPermissionSetsProvisionedToAccount",
                        "InstanceArn",
                        instance,
                        "AccountId",
                        TestAccount.ID,
                        "ProvisioningStatus",
                        status)
                .list("PermissionSets");
    }

    private List<Struct> assignments() {
        return call("sso:ListAccountAssignments", "AccountId", TestAccount.ID)
                .structs("AccountAssignments");
    }

    private List<Struct> ofPrincipal(String user) {
        return account.call(
                        "sso:ListAccountAssignmentsForPrincipal",
                        "InstanceArn",
                        instance,
                        "PrincipalType",
                        "USER",
                        "PrincipalId",
                        user)
                .structs("AccountAssignments");
    }

    private List<Struct> requests(String status) {
        return account.call(
                        "sso:ListAccountAssignmentCreationStatus",
                        "InstanceArn",
                        instance,
                        "Filter",
                        Struct.builder().put("Status", status).build())
                .structs("AccountAssignmentsCreationStatus");
    }

    private Struct call(String operation, Object... more) {
        List<Object> members =
                new ArrayList<>(List.of("InstanceArn", instance, "PermissionSetArn", set));
        members.addAll(List.of(more));
        return account.call(operation, members.toArray());
    }
}
