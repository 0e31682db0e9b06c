package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Users, groups and memberships of the identity store. */
class DirectoryTest {
    private final TestAccount account = new TestAccount();
    private String instance = "";
    private String store = "";

    @BeforeEach
    void create_instance() {
        instance = account.call("sso:CreateInstance", "Name", "main").string("InstanceArn");
        store =
                account.call("sso:DescribeInstance", "InstanceArn", instance)
                        .string("IdentityStoreId");
    }

    @Test
    void an_account_has_one_instance() {
        account.refuses(
                "ConflictException",
                "This account has an instance of IAM Identity Center already.",
                "sso:CreateInstance");
        assertThat(account.call("sso:ListInstances").structs("Instances"))
                .extracting(found -> found.string("InstanceArn"))
                .containsExactly(instance);

        account.call("sso:DeleteInstance", "InstanceArn", instance);

        assertThat(account.call("sso:ListInstances").structs("Instances")).isEmpty();
    }

    @Test
    void an_instance_with_people_in_its_directory_stays() {
        user("ana");

        account.refuses(
                "ConflictException",
                "The instance's identity store still has users or groups; delete them first.",
                "sso:DeleteInstance",
                "InstanceArn",
                instance);
    }

    @Test
    void an_instances_tags_are_what_policies_ask_for() {
        account.call(
                "sso:TagResource", "ResourceArn", instance, "Tags", TestAccount.tags("team", "A"));
        assertThat(account.identity.tags(instance)).contains(Map.of("team", "A"));

        account.call("sso:UntagResource", "ResourceArn", instance, "TagKeys", List.of("team"));
        assertThat(account.identity.tags(instance)).contains(Map.of());
    }

    @Test
    void a_user_is_kept_as_described_and_found_by_name_and_address() {
        String id = user("ana");
        Struct user = describe(id);

        assertThat(user.string("UserName")).isEqualTo("ana");
        assertThat(user.optionalStruct("Name").orElseThrow().string("FamilyName"))
                .isEqualTo("Example");
        assertThat(user.structs("Emails").getFirst().optionalBoolean("Primary")).contains(true);
        assertThat(userId("userName", "ANA")).isEqualTo(id);
        assertThat(userId("emails.value", "ana@example.org")).isEqualTo(id);
        assertThat(
                        account.call(
                                        "identitystore:ListUsers",
                                        "IdentityStoreId",
                                        store,
                                        "Filters",
                                        List.of(
                                                Struct.builder()
                                                        .put("AttributePath", "UserName")
                                                        .put("AttributeValue", "ana")
                                                        .build()))
                                .structs("Users"))
                .containsExactly(user);
    }

    @Test
    void a_user_name_is_taken_whatever_its_case() {
        user("ana");

        account.refuses(
                "ConflictException",
                "Duplicate UserName",
                "identitystore:CreateUser",
                "IdentityStoreId",
                store,
                "UserName",
                "Ana");
    }

    @Test
    void attributes_change_by_their_paths() {
        String id = user("ana");

        update(id, "displayName", "Ana E.");
        update(id, "name.familyName", "Other");
        update(id, "emails", List.of(Map.of("value", "new@example.org", "primary", true)));
        update(id, "userName", "ana2");

        Struct user = describe(id);
        assertThat(user.string("DisplayName")).isEqualTo("Ana E.");
        assertThat(user.optionalStruct("Name").orElseThrow().string("FamilyName"))
                .isEqualTo("Other");
        assertThat(user.structs("Emails").getFirst().string("Value")).isEqualTo("new@example.org");
        assertThat(userId("userName", "ana2")).isEqualTo(id);
        account.refuses(
                "ResourceNotFoundException",
                "USER not found.",
                "identitystore:GetUserId",
                "IdentityStoreId",
                store,
                "AlternateIdentifier",
                unique("userName", "ana"));
        account.refuses(
                "ValidationException",
                "There is no attribute userId to update.",
                "identitystore:UpdateUser",
                "IdentityStoreId",
                store,
                "UserId",
                id,
                "Operations",
                List.of(operation("userId", "x")));
    }

    @Test
    void memberships_go_with_their_user_or_group() {
        String ana = user("ana");
        String bob = user("bob");
        String group = group("TeamA");
        String membership = join(group, ana);
        join(group, bob);

        account.refuses(
                "ConflictException",
                "Member already exists in the group",
                "identitystore:CreateGroupMembership",
                "IdentityStoreId",
                store,
                "GroupId",
                group,
                "MemberId",
                member(ana));
        assertThat(isMember(ana, group)).isTrue();
        assertThat(memberships(group)).hasSize(2);

        account.call(
                "identitystore:DeleteGroupMembership",
                "IdentityStoreId",
                store,
                "MembershipId",
                membership);
        assertThat(isMember(ana, group)).isFalse();

        account.call("identitystore:DeleteUser", "IdentityStoreId", store, "UserId", bob);
        assertThat(memberships(group)).isEmpty();
    }

    @Test
    void a_listing_goes_on_where_its_page_ended() {
        user("ana");
        user("bob");
        user("eve");

        Struct first =
                account.call("identitystore:ListUsers", "IdentityStoreId", store, "MaxResults", 2);
        Struct second =
                account.call(
                        "identitystore:ListUsers",
                        "IdentityStoreId",
                        store,
                        "NextToken",
                        first.string("NextToken"));

        assertThat(first.structs("Users")).hasSize(2);
        assertThat(second.structs("Users")).hasSize(1);
        assertThat(second.has("NextToken")).isFalse();
    }

    @Test
    void another_identity_store_is_none() {
        account.refuses(
                "ResourceNotFoundException",
                "IdentityStore not found.",
                "identitystore:ListUsers",
                "IdentityStoreId",
                "d-0000000000");
    }

    private String user(String name) {
        return account.call(
                        "identitystore:CreateUser",
                        "IdentityStoreId",
                        store,
                        "UserName",
                        name,
                        "DisplayName",
                        name,
                        "Name",
                        Struct.builder()
                                .put("GivenName", name)
                                .put("FamilyName", "Example")
                                .build(),
                        "Emails",
                        List.of(
                                Struct.builder()
                                        .put("Value", name + "@example.org")
                                        .put("Primary", true)
                                        .build()))
                .string("UserId");
    }

    private String group(String name) {
        return account.call(
                        "identitystore:CreateGroup", "IdentityStoreId", store, "DisplayName", name)
                .string("GroupId");
    }

    private Struct describe(String userId) {
        return account.call(
                "identitystore:DescribeUser", "IdentityStoreId", store, "UserId", userId);
    }

    private String userId(String path, String value) {
        return account.call(
                        "identitystore:GetUserId",
                        "IdentityStoreId",
                        store,
                        "AlternateIdentifier",
                        unique(path, value))
                .string("UserId");
    }

    private static Struct unique(String path, String value) {
        return Struct.builder().put("UniqueAttribute", operation(path, value)).build();
    }

    private void update(String userId, String path, Object value) {
        account.call(
                "identitystore:UpdateUser",
                "IdentityStoreId",
                store,
                "UserId",
                userId,
                "Operations",
                List.of(operation(path, value)));
    }

    private static Struct operation(String path, Object value) {
        return Struct.builder().put("AttributePath", path).put("AttributeValue", value).build();
    }

    private String join(String group, String user) {
        return account.call(
                        "identitystore:CreateGroupMembership",
                        "IdentityStoreId",
                        store,
                        "GroupId",
                        group,
                        "MemberId",
                        member(user))
                .string("MembershipId");
    }

    private static Struct member(String user) {
        return Struct.builder().put("UserId", user).build();
    }

    private boolean isMember(String user, String group) {
        return account.call(
                        "identitystore:IsMemberInGroups",
                        "IdentityStoreId",
                        store,
                        "MemberId",
                        member(user),
                        "GroupIds",
                        List.of(group))
                .structs("Results")
                .getFirst()
                .optionalBoolean("MembershipExists")
                .orElseThrow();
    }

    private List<Struct> memberships(String group) {
        return account.call(
                        "identitystore:ListGroupMemberships",
                        "IdentityStoreId",
                        store,
                        "GroupId",
                        group)
                .structs("GroupMemberships");
    }
}
