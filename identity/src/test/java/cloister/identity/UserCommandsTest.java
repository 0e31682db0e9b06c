package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;

final class UserCommandsTest {
    private final TestAccount account = new TestAccount();

    @Test
    void a_user_has_an_arn_with_its_path_and_an_id_of_its_own() {
        Struct user =
                account.get(
                        "User",
                        "iam:CreateUser",
                        "UserName",
                        "Ana",
                        "Path",
                        "/team/a/",
                        "Tags",
                        TestAccount.tags("team", "A"));

        assertThat(user.string("Arn")).isEqualTo("arn:aws:iam::123456789012:user/team/a/Ana");
        assertThat(user.string("UserId")).matches("AIDA[A-Z2-7]{17}");
        assertThat(user.get("CreateDate")).contains(TestAccount.START);
        assertThat(user.structs("Tags")).isEqualTo(TestAccount.tags("team", "A"));
        assertThat(account.get("User", "iam:GetUser", "UserName", "Ana")).isEqualTo(user);
    }

    @Test
    void names_are_taken_whatever_their_case_or_path() {
        account.call("iam:CreateUser", "UserName", "Ana", "Path", "/a/");
        account.refuses(
                "EntityAlreadyExists",
                "User with name ANA already exists.",
                "iam:CreateUser",
                "UserName",
                "ANA");
    }

    @Test
    void a_user_that_is_not_there_cannot_be_found() {
        account.refuses(
                "NoSuchEntity",
                "The user with name ghost cannot be found.",
                "iam:GetUser",
                "UserName",
                "ghost");
    }

    @Test
    void without_a_name_a_user_gets_itself() {
        account.actAs(account.user("ana"));
        assertThat(account.get("User", "iam:GetUser").string("UserName")).isEqualTo("ana");
    }

    @Test
    void root_gets_itself() {
        assertThat(account.get("User", "iam:GetUser").string("Arn"))
                .isEqualTo("arn:aws:iam::123456789012:root");
    }

    @Test
    void a_session_of_a_role_has_no_user_to_get() {
        account.role("Team");
        account.actAs(account.user("ana"));
        account.actAs(
                account.credential(
                        account.call(
                                "sts:AssumeRole",
                                "RoleArn",
                                TestAccount.roleArn("Team"),
                                "RoleSessionName",
                                "s1")));
        account.refuses(
                "ValidationError",
                "Must specify userName when calling with non-User credentials",
                "iam:GetUser");
    }

    @Test
    void users_are_listed_by_name_in_pages_under_a_path() {
        for (String name : List.of("d", "B", "a", "c")) {
            account.call("iam:CreateUser", "UserName", name, "Path", "/in/");
        }
        account.call("iam:CreateUser", "UserName", "b2", "Path", "/out/");

        Struct first = account.call("iam:ListUsers", "PathPrefix", "/in", "MaxItems", 3);
        Struct second =
                account.call(
                        "iam:ListUsers",
                        "PathPrefix",
                        "/in",
                        "MaxItems",
                        3,
                        "Marker",
                        first.string("Marker"));

        assertThat(names(first)).containsExactly("a", "B", "c");
        assertThat(first.optionalBoolean("IsTruncated")).contains(true);
        assertThat(names(second)).containsExactly("d");
        assertThat(second.optionalBoolean("IsTruncated")).contains(false);
        assertThat(second.has("Marker")).isFalse();
    }

    @Test
    void a_marker_that_no_listing_gave_is_refused() {
        account.refuses(
                "ValidationError",
                "Invalid Marker: it isn't one that a listing gave.",
                "iam:ListUsers",
                "Marker",
                "***");
    }

    @Test
    void a_renamed_user_keeps_its_id_groups_and_keys() {
        Credential key = account.user("ana");
        account.call("iam:CreateGroup", "GroupName", "g");
        account.call("iam:AddUserToGroup", "GroupName", "g", "UserName", "ana");

        account.call("iam:UpdateUser", "UserName", "ana", "NewUserName", "anna", "NewPath", "/x/");

        Struct user = account.get("User", "iam:GetUser", "UserName", "anna");
        assertThat(user.string("UserId")).isEqualTo(key.caller().userId());
        assertThat(user.string("Arn")).endsWith("user/x/anna");
        assertThat(names(account.call("iam:GetGroup", "GroupName", "g"))).containsExactly("anna");
        assertThat(
                        account.credential(key.caller().accessKeyId(), java.util.Optional.empty())
                                .contextKeys())
                .containsEntry("aws:username", List.of("anna"));
        account.refuses(
                "NoSuchEntity",
                "The user with name ana cannot be found.",
                "iam:GetUser",
                "UserName",
                "ana");
    }

    @Test
    void a_user_is_not_renamed_to_a_name_that_is_taken() {
        account.call("iam:CreateUser", "UserName", "ana");
        account.call("iam:CreateUser", "UserName", "bob");
        account.refuses(
                "EntityAlreadyExists",
                "User with name Bob already exists.",
                "iam:UpdateUser",
                "UserName",
                "ana",
                "NewUserName",
                "Bob");
        account.call("iam:UpdateUser", "UserName", "ana", "NewUserName", "Ana");
    }

    @Test
    void a_user_is_deleted_only_when_nothing_hangs_on_it() {
        Credential key = account.user("ana");
        account.call("iam:CreateGroup", "GroupName", "g");
        account.call("iam:AddUserToGroup", "GroupName", "g", "UserName", "ana");
        account.allow("ana", TestAccount.ALLOW_ALL);
        account.call(
                "iam:AttachUserPolicy",
                "UserName",
                "ana",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess");

        refusesDelete("detach all policies");
        account.call(
                "iam:DetachUserPolicy",
                "UserName",
                "ana",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AdministratorAccess");
        refusesDelete("delete policies");
        account.call("iam:DeleteUserPolicy", "UserName", "ana", "PolicyName", "p");
        refusesDelete("delete access keys");
        account.call(
                "iam:DeleteAccessKey",
                "UserName",
                "ana",
                "AccessKeyId",
                key.caller().accessKeyId());
        refusesDelete("remove users from group");
        account.call("iam:RemoveUserFromGroup", "GroupName", "g", "UserName", "ana");
        account.call("iam:DeleteUser", "UserName", "ana");

        assertThat(names(account.call("iam:ListUsers"))).isEmpty();
    }

    @Test
    void a_user_made_again_has_another_id() {
        String first = account.get("User", "iam:CreateUser", "UserName", "ana").string("UserId");
        account.call("iam:DeleteUser", "UserName", "ana");
        String second = account.get("User", "iam:CreateUser", "UserName", "ana").string("UserId");
        assertThat(second).isNotEqualTo(first);
    }

    private void refusesDelete(String first) {
        account.refuses(
                "DeleteConflict",
                "Cannot delete entity, must " + first + " first.",
                "iam:DeleteUser",
                "UserName",
                "ana");
    }

    private static List<String> names(Struct output) {
        return output.structs("Users").stream().map(user -> user.string("UserName")).toList();
    }
}
