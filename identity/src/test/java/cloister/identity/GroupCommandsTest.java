package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class GroupCommandsTest {
    private final TestAccount account = new TestAccount();

    @BeforeEach
    void aGroup() {
        account.call("iam:CreateGroup", "GroupName", "team", "Path", "/a/");
    }

    @Test
    void a_group_has_an_arn_and_an_id() {
        Struct group = account.get("Group", "iam:GetGroup", "GroupName", "team");
        assertThat(group.string("Arn")).isEqualTo("arn:aws:iam::123456789012:group/a/team");
        assertThat(group.string("GroupId")).matches("AGPA[A-Z2-7]{17}");
    }

    @Test
    void members_come_in_pages_by_name() {
        for (String name : List.of("c", "a", "b")) {
            account.call("iam:CreateUser", "UserName", name);
            account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", name);
        }
        Struct first = account.call("iam:GetGroup", "GroupName", "team", "MaxItems", 2);
        Struct rest =
                account.call("iam:GetGroup", "GroupName", "team", "Marker", first.string("Marker"));
        assertThat(first.structs("Users"))
                .extracting(u -> u.string("UserName"))
                .containsExactly("a", "b");
        assertThat(rest.structs("Users"))
                .extracting(u -> u.string("UserName"))
                .containsExactly("c");
    }

    @Test
    void joining_twice_is_joining_once() {
        account.call("iam:CreateUser", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        assertThat(account.call("iam:ListGroupsForUser", "UserName", "ana").structs("Groups"))
                .hasSize(1);
    }

    @Test
    void a_user_is_in_ten_groups_at_most() {
        account.call("iam:CreateUser", "UserName", "ana");
        for (int i = 0; i < 10; i++) {
            account.call("iam:CreateGroup", "GroupName", "g" + i);
            account.call("iam:AddUserToGroup", "GroupName", "g" + i, "UserName", "ana");
        }
        account.refuses(
                "LimitExceeded",
                "Cannot exceed quota for GroupsPerUser: 10",
                "iam:AddUserToGroup",
                "GroupName",
                "team",
                "UserName",
                "ana");
    }

    @Test
    void a_members_policies_are_those_of_its_groups_as_long_as_it_is_a_member() {
        Credential ana = account.user("ana");
        account.call(
                "iam:PutGroupPolicy",
                "GroupName",
                "team",
                "PolicyName",
                "lists",
                "PolicyDocument",
                TestAccount.allowing("s3:ListAllMyBuckets"));

        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        assertThat(TestAccount.may(now(ana), "s3:ListAllMyBuckets")).isTrue();

        account.call("iam:RemoveUserFromGroup", "GroupName", "team", "UserName", "ana");
        assertThat(TestAccount.may(now(ana), "s3:ListAllMyBuckets")).isFalse();
    }

    @Test
    void a_group_with_members_or_policies_is_not_deleted() {
        account.call("iam:CreateUser", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        account.refuses(
                "DeleteConflict",
                "Cannot delete entity, must remove users from group first.",
                "iam:DeleteGroup",
                "GroupName",
                "team");
        account.call("iam:RemoveUserFromGroup", "GroupName", "team", "UserName", "ana");
        account.call("iam:DeleteGroup", "GroupName", "team");
        assertThat(account.call("iam:ListGroups").structs("Groups")).isEmpty();
    }

    @Test
    void a_renamed_group_keeps_its_members() {
        account.call("iam:CreateUser", "UserName", "ana");
        account.call("iam:AddUserToGroup", "GroupName", "team", "UserName", "ana");
        account.call("iam:UpdateGroup", "GroupName", "team", "NewGroupName", "crew");
        assertThat(account.call("iam:GetGroup", "GroupName", "crew").structs("Users")).hasSize(1);
    }

    private Credential now(Credential before) {
        return account.credential(before.caller().accessKeyId(), Optional.empty());
    }
}
