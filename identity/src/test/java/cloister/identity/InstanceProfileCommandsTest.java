package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InstanceProfileCommandsTest {
    private final TestAccount account = new TestAccount();

    @BeforeEach
    void aProfileWithARole() {
        account.role("Team");
        account.call("iam:CreateInstanceProfile", "InstanceProfileName", "machine", "Path", "/m/");
        account.call(
                "iam:AddRoleToInstanceProfile",
                "InstanceProfileName",
                "machine",
                "RoleName",
                "Team");
    }

    @Test
    void a_profile_shows_its_role_and_a_role_its_profiles() {
        Struct profile =
                account.get(
                        "InstanceProfile",
                        "iam:GetInstanceProfile",
                        "InstanceProfileName",
                        "machine");
        assertThat(profile.string("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:instance-profile/m/machine");
        assertThat(profile.string("InstanceProfileId")).matches("AIPA[A-Z2-7]{17}");
        assertThat(profile.structs("Roles").getFirst().string("RoleName")).isEqualTo("Team");
        assertThat(
                        account.call("iam:ListInstanceProfilesForRole", "RoleName", "Team")
                                .structs("InstanceProfiles"))
                .hasSize(1);
    }

    @Test
    void a_profile_holds_one_role() {
        account.role("Other");
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
                "iam:AddRoleToInstanceProfile",
                "InstanceProfileName",
                "machine",
                "RoleName",
                "Other");
    }

    @Test
    void neither_goes_before_they_are_parted() {
        String first = "Cannot delete entity, must remove roles from instance profile first.";
        account.refuses("DeleteConflict", first, "iam:DeleteRole", "RoleName", "Team");
        account.refuses(
                "DeleteConflict",
                first,
                "iam:DeleteInstanceProfile",
                "InstanceProfileName",
                "machine");
        account.call(
                "iam:RemoveRoleFromInstanceProfile",
                "InstanceProfileName",
                "machine",
                "RoleName",
                "Team");
        account.call("iam:DeleteRole", "RoleName", "Team");
        account.call("iam:DeleteInstanceProfile", "InstanceProfileName", "machine");
        account.refuses(
                "NoSuchEntity",
                "Instance Profile machine cannot be found.",
                "iam:GetInstanceProfile",
                "InstanceProfileName",
                "machine");
    }

    @Test
    void service_linked_roles_are_made_and_deleted_in_their_own_way() {
        Struct role =
                account.get(
                        "Role",
                        "iam:CreateServiceLinkedRole",
                        "AWSServiceName",
                        "sagemaker.amazonaws.com");
        String name = "AWSServiceRoleForAmazonSageMakerNotebooks";
        assertThat(role.string("Arn"))
                .isEqualTo(TestAccount.roleArn("aws-service-role/sagemaker.amazonaws.com/" + name));
        account.refuses(
                "UnmodifiableEntity",
                "Cannot perform the operation on the protected role '"
                        + name
                        + "' - this role is only modifiable by AWS",
                "iam:DeleteRole",
                "RoleName",
                name);
        String task =
                account.call("iam:DeleteServiceLinkedRole", "RoleName", name)
                        .string("DeletionTaskId");
        assertThat(
                        account.call(
                                        "iam:GetServiceLinkedRoleDeletionStatus",
                                        "DeletionTaskId",
                                        task)
                                .string("Status"))
                .isEqualTo("SUCCEEDED");
        account.refuses(
                "NoSuchEntity",
                "The role with name " + name + " cannot be found.",
                "iam:GetRole",
                "RoleName",
                name);
    }
}
